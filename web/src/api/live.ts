import type { MatterChange } from 'contract/live'
import type { MatterPage, WorkList } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Language } from '../i18n/index.ts'
import { type Heard, type HeldStream, holdStream, type LiveState, type Watched } from './stream.ts'

/** What passes between the tabs: what the one that holds the connection hears, and what the others ask of it. */
type Message = Heard | { kind: 'ask' } | { kind: 'want'; tab: string; lists: readonly WorkList[] }

interface Listener {
  onChange(change: MatterChange): void
  /** The reader may have been told of something. */
  onNotice(): void
  /** These lists and all counts are told from now on, each list whole first; undefined: none is, they are to be asked for. */
  onWatched(lists: readonly WorkList[] | undefined): void
  onPage(list: WorkList, page: MatterPage): void
  onCounts(items: ListCounts['items']): void
  /** The connection was away: anything but the watched lists may have changed meanwhile. */
  onMissed(): void
  onState(state: LiveState): void
}

/** A tab's part in the connection. */
export interface Following {
  /** These lists stand on the tab's screen. */
  want(lists: readonly WorkList[]): void
  stop(): void
}

/** Waits for its turn to hold the connection. Without locks (plain http in an office network) each tab holds one. */
function whenLeader(name: string, signal: AbortSignal, lead: () => void): void {
  if (!navigator.locks) {
    lead()
    return
  }
  navigator.locks
    .request(name, { signal }, () => {
      // The turn may come at the very moment it is no longer wanted.
      if (signal.aborted) return
      lead()
      return new Promise<void>((release) => signal.addEventListener('abort', () => release()))
    })
    .catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
}

/**
 * Follows the changes of the account's own lists over one connection for all tabs of the browser: one tab holds it and
 * passes on what it hears; when that tab closes, another takes over. A tab in another language than the one that holds it
 * is told of no list.
 */
export function followMatters(account: string, language: Language, listener: Listener): Following {
  const name = `huixiang-live-${account}`
  const tab = `${Math.random()}`
  const channel = new BroadcastChannel(name)
  const stop = new AbortController()
  const wanted = new Map<string, readonly WorkList[]>([[tab, []]])
  let state: LiveState = 'connecting'
  let watched: Watched | undefined
  let held: HeldStream | undefined

  const isShared = navigator.locks !== undefined
  const post = (message: Message) => channel.postMessage(message)
  const isOwn = () => watched?.language === language
  const passOn = () => held?.want([...wanted.values()].flat())

  function hear(heard: Heard): void {
    if (heard.kind === 'change') listener.onChange(heard.change)
    if (heard.kind === 'notice') listener.onNotice()
    if (heard.kind === 'missed') listener.onMissed()
    if (heard.kind === 'page' && isOwn()) listener.onPage(heard.list, heard.page)
    if (heard.kind === 'counts' && isOwn()) listener.onCounts(heard.items)
    if (heard.kind === 'watched') setWatched(heard.watched)
    if (heard.kind === 'state') {
      state = heard.state
      if (state === 'lost') setWatched(undefined)
      listener.onState(state)
    }
  }

  function setWatched(next: Watched | undefined): void {
    watched = next
    listener.onWatched(isOwn() ? next?.lists : undefined)
  }

  channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
    if (message.kind === 'want') {
      wanted.set(message.tab, message.lists)
      passOn()
    } else if (message.kind !== 'ask') hear(message)
    else if (held) {
      post({ kind: 'state', state })
      if (watched) post({ kind: 'watched', watched })
    } else post({ kind: 'want', tab, lists: wanted.get(tab)! })
  }
  post({ kind: 'ask' })

  whenLeader(name, stop.signal, () => {
    const tell = (heard: Heard) => {
      if (isShared) post(heard)
      hear(heard)
    }
    held = holdStream({ tell, signal: stop.signal, language, takesOver: state !== 'connecting' })
    // Whoever held it before knew what the others want; now this tab must.
    post({ kind: 'ask' })
    passOn()
  })

  return {
    want(lists) {
      wanted.set(tab, lists)
      if (held) passOn()
      else post({ kind: 'want', tab, lists })
    },
    stop() {
      stop.abort()
      channel.close()
    },
  }
}
