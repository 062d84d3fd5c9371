import { setTimeout as sleep } from 'node:timers/promises'
import { applyChange } from 'contract/list-change'
import type { ListChange } from 'contract/live'
import type { MatterPage } from 'contract/matter-items'
import { Lane } from '../load.ts'
import type { Desk } from './staff.ts'

/** What stands before a member of staff: one work list, and the counts of all his lists. */
export interface Screen {
  /** News came whose commands were to be sent then (milliseconds of `performance.now()`); `id` is its number. */
  hear(id: number, sent: readonly number[]): void
  /** The stream told what changed on the list. */
  change(change: ListChange): void
  /** List and counts stand for all news up to `id`. */
  stand(id: number): void
  /** The stream has come back: what stands there is of before. Resolves once all of it is there anew. */
  readAgain(): Promise<void>
  /** The number of the news up to which it stands; none where nobody keeps it fresh. */
  standing(): number | undefined
  /** How often a command behind news is not shown yet. */
  waiting(): number
  close(): void
}

/** Milliseconds from when a command was to be sent until the screen shows what it changed. */
type OnShown = (took: number) => void

/** A screen whose list and counts the stream keeps fresh, as the desk's does. Throws for a change of lines that are not there. */
export function openToldScreen(onShown: OnShown): Screen {
  let page: MatterPage | undefined
  let heard: { id: number; sent: readonly number[] }[] = []
  let standing: number | undefined
  let onReturn = () => undefined as unknown

  return {
    hear: (id, sent) => void heard.push({ id, sent }),
    change(change) {
      page = applyChange(page, change)
      if (!page) throw new Error('a change of a page that has not been told')
    },
    stand(id) {
      const now = performance.now()
      standing = id
      for (const { sent } of heard.filter((one) => one.id <= id)) for (const at of sent) onShown(now - at)
      heard = heard.filter((one) => one.id > id)
      onReturn()
    },
    readAgain() {
      // Another node may count its news from the beginning.
      heard = []
      standing = undefined
      return new Promise<void>((settle) => {
        onReturn = settle
      })
    },
    standing: () => standing,
    waiting: () => heard.reduce((sum, { sent }) => sum + sent.length, 0),
    close: () => undefined,
  }
}

interface Asking {
  port: number
  desk: Desk
  /** An answer that was none: its status, or 0 without one. */
  onRefused(status: number): void
}

/** Milliseconds before a screen asks again that was refused. */
const again = 1_000

/** A screen that nobody keeps fresh, and that asks for list and counts when its stream has come back. */
export function openAskingScreen({ port, desk: { token, list }, onRefused }: Asking): Screen {
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

  return {
    hear: () => undefined,
    change: () => undefined,
    stand: () => undefined,
    async readAgain() {
      await read(`/api/matters?list=${list}`)
      await read('/api/matters/counts')
    },
    standing: () => undefined,
    waiting: () => 0,
    close() {
      closed = true
      lane.close()
    },
  }
}
