import { setTimeout as sleep } from 'node:timers/promises'
import { type Gatherer, gather } from '../../../web/src/api/gather.ts'
import { Lane } from '../load.ts'
import type { Desk } from './staff.ts'

/** What was heard: the lists it is about, and when the commands behind it were to be sent. */
export interface Heard {
  lists: readonly string[]
  sent: readonly number[]
}

/** What stands before a member of staff: one work list, and the counts of all his lists. */
export interface Screen extends Gatherer<Heard> {
  /** Reads all of it anew; resolves once it is there. */
  readAgain(): Promise<void>
}

interface Showing {
  port: number
  desk: Desk
  /** Milliseconds from when a command was to be sent until the screen shows what it changed. */
  onShown(took: number): void
  /** An answer that was none: its status, or 0 without one. */
  onRefused(status: number): void
}

/** Milliseconds before a screen asks again that was refused. */
const again = 1_000

/** Keeps a screen fresh as the desk does, at the desk's own pace. */
export function openScreen({ port, desk, onShown, onRefused }: Showing): Screen {
  const { token, list } = desk
  const lane = new Lane(port)
  let closed = false

  async function read(path: string): Promise<void> {
    while (!closed) {
      const { status } = await lane.ask({ method: 'GET', path, token }).catch(() => ({ status: 0 }))
      if (status === 200) return
      if (!closed) onRefused(status)
      await sleep(again)
    }
  }
  const readList = () => read(`/api/matters?list=${list}`)
  const readCounts = () => read('/api/matters/counts')

  const { hear, close } = gather<Heard>(async (all) => {
    if (all.some(({ lists }) => lists.includes(list))) await readList()
    await readCounts()
    const now = performance.now()
    for (const { sent } of all) for (const at of sent) onShown(now - at)
  })

  return {
    hear,
    async readAgain() {
      await readList()
      await readCounts()
    },
    close() {
      closed = true
      close()
      lane.close()
    },
  }
}
