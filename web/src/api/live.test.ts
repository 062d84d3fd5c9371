import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followMatters } from './live.ts'

/** The stream as the browser would hold it; tests say what arrives. */
class Source extends EventTarget {
  static readonly CLOSED = 2
  static last: Source
  readyState = 1
  onopen = () => undefined as unknown
  onerror = () => undefined as unknown
  constructor() {
    super()
    Source.last = this
  }
  close() {
    this.readyState = Source.CLOSED
  }
}

const onMissed = vi.fn()
const refresh = () => Source.last.dispatchEvent(new Event('refresh'))
let stop = () => undefined as unknown

beforeEach(() => {
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('navigator', {})
  onMissed.mockClear()
  stop = followMatters('someone', { onChange: vi.fn(), onNotice: vi.fn(), onMissed, onState: vi.fn() })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('followMatters', () => {
  it('reads nothing again when the first stream opens', () => {
    Source.last.onopen()
    refresh()
    expect(onMissed).not.toHaveBeenCalled()
  })

  it('reads again when the stream has come back', () => {
    refresh()
    Source.last.onerror()
    Source.last.onopen()
    refresh()
    expect(onMissed).toHaveBeenCalledTimes(1)
  })

  it('reads again when the node was deaf while the stream stayed open', () => {
    refresh()
    refresh()
    expect(onMissed).toHaveBeenCalledTimes(1)
  })
})
