/** What is heard of, shown at a pace that the server bears. */
export interface Gatherer<Heard> {
  hear(heard: Heard): void
  /** Shows no more. */
  close(): void
}

/** Milliseconds: what comes at once is shown at once, and how long a screen rests at least and at most after it was shown. */
const together = 200
const rest = { least: 800, most: 30_000 }
/** A screen rests so many times as long as it took to show: a slow server is asked less often. */
const share = 10

/**
 * Gathers what is heard and hands it to `show`, which reads again what is on the screen and resolves when it is there.
 * A busy centre changes many matters a second, and each is heard on hundreds of screens: the slower the server answers,
 * the longer each of them waits before it asks again.
 */
export function gather<Heard>(show: (heard: Heard[]) => Promise<unknown>): Gatherer<Heard> {
  let gathered: Heard[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let restsUntil = 0
  let isClosed = false

  const plan = () => {
    timer ??= setTimeout(run, Math.max(together, restsUntil - performance.now()))
  }

  async function run(): Promise<void> {
    const shown = gathered
    gathered = []
    const begun = performance.now()
    await show(shown).catch(() => undefined)
    const now = performance.now()
    // Hundreds of screens hear of the same change: those that ask together now shall not do so again.
    const spread = 0.5 + Math.random()
    restsUntil = now + Math.min(Math.max((now - begun) * share, rest.least), rest.most) * spread
    timer = undefined
    if (gathered.length > 0 && !isClosed) plan()
  }

  return {
    hear(heard) {
      gathered.push(heard)
      if (!isClosed) plan()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
