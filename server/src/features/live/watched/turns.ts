/** Lets pieces of work through in the order they ask, so many at a time. */
export interface Turns {
  /** Begins the work when its turn comes, at once where nothing waits. It must not throw. */
  take(work: () => Promise<void>): void
}

export function createTurns(most: number): Turns {
  const waiting: (() => Promise<void>)[] = []
  let underWay = 0

  function next(): void {
    if (underWay >= most) return
    const work = waiting.shift()
    if (!work) return
    underWay += 1
    void work().finally(() => {
      underWay -= 1
      next()
    })
  }

  return {
    take(work) {
      waiting.push(work)
      next()
    },
  }
}

/** Work that is wanted again and again, and done once for all who wanted it before it began. */
export interface Repeated {
  want(): void
  /** Begins no more. */
  close(): void
}

/** Milliseconds from the end of one piece of work to the next. */
export interface Rests {
  usual: number
  /** After one that failed; it is wanted again by itself. */
  failed: number
}

/**
 * One at a time, each in its turn, the next no sooner than a rest after the last. What is wanted while it is done is done
 * again afterwards, so nobody is answered with what was found before he asked. `work` answers whether it could be done.
 */
export function createRepeated(turns: Turns, rests: Rests, work: () => Promise<boolean>): Repeated {
  let isWanted = false
  let isBusy = false
  let isClosed = false
  let restsUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    if (isClosed) return
    isWanted = false
    const done = await work()
    restsUntil = performance.now() + (done ? rests.usual : rests.failed)
    isBusy = false
    if (isWanted || !done) want()
  }

  function want(): void {
    isWanted = true
    if (isBusy || isClosed) return
    isBusy = true
    const rest = restsUntil - performance.now()
    if (rest <= 0) turns.take(run)
    else timer = setTimeout(() => turns.take(run), rest)
  }

  return {
    want,
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
