import { applyChange } from 'contract/list-change'
import { type ListChange, type MatterChange, mostWatched } from 'contract/live'
import type { MatterPage, WorkList } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Language } from '../i18n/index.ts'

export type LiveState = 'connecting' | 'live' | 'lost'

/** Which lists the stream keeps fresh, and in which language. */
export interface Watched {
  lists: readonly WorkList[]
  language: Language
}

/** What is heard on the stream. */
export type Heard =
  | { kind: 'state'; state: LiveState }
  /** From now on the stream tells these lists: each whole first, and then whenever it has changed. */
  | { kind: 'watched'; watched: Watched }
  | { kind: 'page'; list: WorkList; page: MatterPage }
  | { kind: 'counts'; items: ListCounts['items'] }
  | { kind: 'change'; change: MatterChange }
  /** The connection was away: anything but the watched lists may have changed meanwhile. */
  | { kind: 'missed' }
  /** The reader may have been told of something. */
  | { kind: 'notice' }

interface Hold {
  tell(heard: Heard): void
  signal: AbortSignal
  language: Language
  /** True when another tab held the connection before: what happened between the two was heard by nobody. */
  takesOver: boolean
}

/** The one connection, which can be asked for the lists on the screens. */
export interface HeldStream {
  want(lists: readonly WorkList[]): void
}

/** Milliseconds: how long to wait after a refusal, and for a reader who looks through his lists to stay with one. */
const retryAfter = 5_000
const settling = 300

const addressOf = ({ lists, language }: Watched) =>
  `/api/events/stream?${new URLSearchParams({ lists: lists.join(), language })}`

/**
 * Holds the one connection until `signal` aborts. EventSource retries by itself, except when the server refused it. For
 * lists that it does not tell yet another is opened, and the one before it ends when that one is there: nothing is missed.
 * Lists that left the screens are told on, for whoever comes back to them.
 */
export function holdStream({ tell, signal, language, takesOver }: Hold): HeldStream {
  let current: EventSource | undefined
  let lists: readonly WorkList[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const openIn = (milliseconds: number, replaced?: EventSource) => {
    clearTimeout(timer)
    timer = setTimeout(() => open({ replaced, isFresh: replaced !== undefined }), milliseconds)
  }

  /** `isFresh`: what the first word to read again stands for has just been read, or was heard on the one it replaces. */
  function open({ replaced, isFresh }: { replaced?: EventSource | undefined; isFresh: boolean }): void {
    const watched: Watched = { lists, language }
    const pages = new Map<WorkList, MatterPage>()
    const source = new EventSource(addressOf(watched))
    let hasRead = isFresh
    current = source
    signal.addEventListener('abort', () => source.close())

    source.onopen = () => {
      if (replaced && replaced.readyState !== EventSource.OPEN) hasRead = false
      replaced?.close()
      replaced = undefined
      tell({ kind: 'watched', watched })
      tell({ kind: 'state', state: 'live' })
      if (lists !== watched.lists) openIn(settling, source)
    }
    source.onerror = () => {
      if (source !== current) return
      replaced?.close()
      tell({ kind: 'state', state: 'lost' })
      if (source.readyState === EventSource.CLOSED) openIn(retryAfter)
    }
    const on = <Data>(name: string, hear: (data: Data) => void) =>
      source.addEventListener(name, (event) => hear(JSON.parse((event as MessageEvent<string>).data) as Data))
    // Comes first on every stream, and whenever the node itself was deaf.
    source.addEventListener('refresh', () => {
      if (!hasRead) tell({ kind: 'missed' })
      hasRead = false
    })
    source.addEventListener('notice', () => tell({ kind: 'notice' }))
    on<MatterChange>('matter', (change) => tell({ kind: 'change', change }))
    on<ListCounts>('counts', ({ items }) => tell({ kind: 'counts', items }))
    on<ListChange>('list', (change) => {
      const page = applyChange(pages.get(change.list), change)
      if (!page) {
        source.close()
        return openIn(0)
      }
      pages.set(change.list, page)
      tell({ kind: 'page', list: change.list, page })
    })
  }
  open({ isFresh: !takesOver })

  signal.addEventListener('abort', () => clearTimeout(timer))
  return {
    want(wanted) {
      const next = [...new Set([...wanted, ...lists])].slice(0, mostWatched)
      if (next.every((list) => lists.includes(list))) return
      lists = next
      // One that is still on its way sees by itself, when it is there, that more is wanted.
      if (current?.readyState === EventSource.OPEN) openIn(settling, current)
    },
  }
}
