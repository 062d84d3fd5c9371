import { wholePage } from 'contract/list-change'
import type { MatterPage, WorkList } from 'contract/matter-items'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Following, followMatters } from './live.ts'

/** The stream as the browser would hold it; tests say what arrives. */
class Source extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static all: Source[] = []
  static get last(): Source {
    return Source.all.at(-1)!
  }
  readyState = 0
  onopen = () => undefined as unknown
  onerror = () => undefined as unknown
  constructor(readonly url: string) {
    super()
    Source.all.push(this)
  }
  open() {
    this.readyState = Source.OPEN
    this.onopen()
    this.say('refresh', {})
  }
  lose() {
    this.readyState = 0
    this.onerror()
  }
  say(name: string, data: unknown) {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }))
  }
  close() {
    this.readyState = Source.CLOSED
  }
}

/** Tabs of one browser hear each other at once. */
class Channel {
  static all: Channel[] = []
  onmessage: (event: { data: unknown }) => void = () => undefined
  constructor() {
    Channel.all.push(this)
  }
  postMessage(data: unknown) {
    for (const other of Channel.all) if (other !== this) other.onmessage({ data: structuredClone(data) })
  }
  close() {
    Channel.all = Channel.all.filter((other) => other !== this)
  }
}

/** One tab holds the lock at a time; the others wait. */
function locks() {
  const waiting: (() => unknown)[] = []
  let isHeld = false
  const next = () => {
    const lead = isHeld ? undefined : waiting.shift()
    if (!lead) return
    isHeld = true
    void Promise.resolve(lead()).then(() => {
      isHeld = false
      next()
    })
  }
  return {
    request: (_name: string, _options: unknown, lead: () => unknown) => {
      waiting.push(lead)
      next()
      return new Promise(() => undefined)
    },
  }
}

const tabs: Following[] = []
function openTab(language: 'zh-CN' | 'en' = 'zh-CN') {
  const heard = {
    onChange: vi.fn(),
    onNotice: vi.fn(),
    onWatched: vi.fn(),
    onPage: vi.fn(),
    onCounts: vi.fn(),
    onMissed: vi.fn(),
    onState: vi.fn(),
  }
  const tab = followMatters('someone', language, heard)
  tabs.push(tab)
  return { ...heard, ...tab }
}
const listsAsked = () => new URL(Source.last.url, 'http://desk').searchParams.get('lists')
const settle = () => vi.advanceTimersByTimeAsync(300)
const page = { items: [], next: null } satisfies MatterPage
const tellPage = (list: WorkList) => Source.last.say('list', wholePage(list, page))

beforeEach(() => {
  vi.useFakeTimers()
  Source.all = []
  Channel.all = []
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('BroadcastChannel', Channel)
  vi.stubGlobal('navigator', { locks: locks() })
})
afterEach(() => {
  for (const { stop } of tabs.splice(0)) stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what may have been missed', () => {
  it('is nothing when the first stream opens', () => {
    const { onMissed } = openTab()
    Source.last.open()
    expect(onMissed).not.toHaveBeenCalled()
  })

  it('is told when the stream has come back, or when the node was deaf while it stayed open', () => {
    const { onMissed } = openTab()
    Source.last.open()
    Source.last.lose()
    Source.last.open()
    expect(onMissed).toHaveBeenCalledTimes(1)
    Source.last.say('refresh', {})
    expect(onMissed).toHaveBeenCalledTimes(2)
  })

  it('is nothing where a stream takes the place of one that was there until then', async () => {
    const tab = openTab()
    Source.last.open()
    tab.want(['sign'])
    await settle()
    expect(Source.all[0]!.readyState).toBe(Source.OPEN)
    Source.last.open()
    expect(Source.all[0]!.readyState).toBe(Source.CLOSED)
    expect(tab.onMissed).not.toHaveBeenCalled()
  })

  it('is told where that one was lost before', async () => {
    const tab = openTab()
    Source.last.open()
    tab.want(['sign'])
    await settle()
    Source.all[0]!.lose()
    Source.last.open()
    expect(tab.onMissed).toHaveBeenCalledTimes(1)
  })
})

describe('the lists on the screens', () => {
  it('are asked of one stream for all tabs, which all hear of them', async () => {
    const [one, other] = [openTab(), openTab()]
    Source.last.open()
    one.want(['sign'])
    other.want(['handle'])
    await settle()
    expect(listsAsked()).toBe('sign,handle')
    expect(Source.all).toHaveLength(2)
    Source.last.open()
    tellPage('handle')
    for (const tab of [one, other]) {
      expect(tab.onWatched).toHaveBeenLastCalledWith(['sign', 'handle'])
      expect(tab.onPage).toHaveBeenLastCalledWith('handle', page)
    }
  })

  it('are asked again by the tab that takes over', async () => {
    const [one, other] = [openTab(), openTab()]
    Source.last.open()
    other.want(['handle'])
    one.stop()
    await settle()
    Source.last.open()
    await settle()
    expect(listsAsked()).toBe('handle')
  })

  it('are told on while they are off the screen, and give way when there are too many', async () => {
    const tab = openTab()
    Source.last.open()
    for (const lists of [['sign'], [], ['handle'], ['approve'], ['unit'], ['sign'], ['open']] satisfies WorkList[][]) {
      tab.want(lists)
      await settle()
      if (Source.last.readyState === 0) Source.last.open()
    }
    expect(Source.all.map(({ url }) => new URL(url, 'http://desk').searchParams.get('lists'))).toEqual([
      '',
      'sign',
      'handle,sign',
      'approve,handle,sign',
      'unit,approve,handle,sign',
      'open,unit,approve,handle',
    ])
  })

  it('are told to no tab in another language', async () => {
    const [one, other] = [openTab('zh-CN'), openTab('en')]
    Source.last.open()
    tellPage('sign')
    expect(one.onPage).toHaveBeenCalledTimes(1)
    expect(other.onPage).not.toHaveBeenCalled()
    expect(other.onWatched).toHaveBeenLastCalledWith(undefined)
  })

  it('are no longer told once the stream is lost', () => {
    const tab = openTab()
    Source.last.open()
    expect(tab.onWatched).toHaveBeenLastCalledWith([])
    Source.last.lose()
    expect(tab.onWatched).toHaveBeenLastCalledWith(undefined)
  })

  it('are asked for anew where a change speaks of lines that are not there', async () => {
    const tab = openTab()
    Source.last.open()
    Source.last.say('list', { list: 'sign', rows: [], order: ['2603020000011'], next: null })
    await settle()
    expect(Source.all).toHaveLength(2)
    expect(tab.onPage).not.toHaveBeenCalled()
  })
})
