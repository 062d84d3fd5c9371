/** A matter changed, and with it these lists of the reader. */
export interface MatterChange {
  no: string
  lists: string[]
}

export type LiveState = 'connecting' | 'live' | 'lost'

/** What the tab that holds the connection tells the others. */
type Message =
  | { kind: 'change'; change: MatterChange }
  | { kind: 'state'; state: LiveState }
  | { kind: 'missed' }
  | { kind: 'notice' }
  | { kind: 'ask' }

interface Listener {
  onChange(change: MatterChange): void
  /** The reader may have been told of something. */
  onNotice(): void
  /** The connection was away: anything may have changed meanwhile. */
  onMissed(): void
  onState(state: LiveState): void
}

const retryAfter = 5_000

interface Hold {
  tell(message: Message): void
  signal: AbortSignal
  /** True when another tab held the connection before: what happened between the two was heard by nobody. */
  takesOver: boolean
}

/** Holds the one connection until `signal` aborts. EventSource retries by itself, except when the server refused it. */
function holdStream({ tell, signal, takesOver }: Hold): void {
  let source: EventSource | undefined
  let hasRead = !takesOver
  let retry: ReturnType<typeof setTimeout> | undefined

  const open = () => {
    source = new EventSource('/api/events/stream')
    source.onopen = () => tell({ kind: 'state', state: 'live' })
    source.onerror = () => {
      tell({ kind: 'state', state: 'lost' })
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, retryAfter)
    }
    // Comes first on every stream, and whenever the node itself was deaf. What the very first stands for was just read.
    source.addEventListener('refresh', () => {
      if (!hasRead) tell({ kind: 'missed' })
      hasRead = false
    })
    source.addEventListener('notice', () => tell({ kind: 'notice' }))
    source.addEventListener('matter', (event) =>
      tell({ kind: 'change', change: JSON.parse((event as MessageEvent<string>).data) as MatterChange }),
    )
  }
  open()
  signal.addEventListener('abort', () => {
    clearTimeout(retry)
    source?.close()
  })
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
 * passes on what it hears; when that tab closes, another takes over. Answers how to stop.
 */
export function followMatters(account: string, listener: Listener): () => void {
  const name = `huixiang-live-${account}`
  const channel = new BroadcastChannel(name)
  const stop = new AbortController()
  let state: LiveState = 'connecting'
  let isLeader = false

  const hear = (message: Message) => {
    if (message.kind === 'change') listener.onChange(message.change)
    if (message.kind === 'notice') listener.onNotice()
    if (message.kind === 'missed') listener.onMissed()
    if (message.kind === 'state') {
      state = message.state
      listener.onState(state)
    }
    if (message.kind === 'ask' && isLeader) channel.postMessage({ kind: 'state', state } satisfies Message)
  }
  channel.onmessage = (event: MessageEvent<Message>) => hear(event.data)
  channel.postMessage({ kind: 'ask' } satisfies Message)

  whenLeader(name, stop.signal, () => {
    isLeader = true
    const tell = (message: Message) => {
      if (navigator.locks) channel.postMessage(message)
      hear(message)
    }
    holdStream({ tell, signal: stop.signal, takesOver: state !== 'connecting' })
  })

  return () => {
    stop.abort()
    channel.close()
  }
}
