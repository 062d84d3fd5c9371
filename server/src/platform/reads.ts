import type { EventView, MatterView } from 'contract/views'
import { type Access, accessRow } from './audit.ts'
import type { OutboxRow } from './outbox.ts'

/** What of an answer tells who somebody is: a matter with people unmasked, or a history with a number that was called. */
export interface Telling {
  participants?: MatterView['participants']
  items?: readonly Partial<EventView>[]
  no?: string
}

/** Who is told, by which call of the API, and of which matter where the answer itself does not say. */
export interface Told {
  account: string
  call: string
  matter?: string | undefined
}

/** Ids of those whom the answer names, or `number` for one that stands in its history. */
function personsIn({ participants, items }: Telling): string[] {
  const named = participants?.filter(({ name, masked }) => name !== undefined && !masked) ?? []
  const numbers = items?.filter(({ texts }) => texts && 'number' in texts) ?? []
  return [...named.map(({ id }) => id), ...(numbers.length > 0 ? ['number'] : [])]
}

/** What an answer to a member of staff is to be entered as; undefined where it tells of nobody. */
export function readOf(telling: Telling, { account, call, matter }: Told): Access | undefined {
  const shown = personsIn(telling)
  if (shown.length === 0) return undefined
  return { account, kind: 'read', matter: telling.no ?? matter ?? null, facts: { shown, call } }
}

const entered = new WeakSet<object>()

/**
 * The row that enters what an answer will tell, for the commit that the answer follows from: so a command and its entry
 * are durable together. None where it tells of nobody. The answer itself is not entered again.
 */
export function rowsOfRead(answer: Telling, told: Told): OutboxRow[] {
  const read = readOf(answer, told)
  entered.add(answer)
  return read ? [accessRow(read)] : []
}

/** True where a commit has entered what this very answer tells. */
export const isEntered = (answer: object): boolean => entered.has(answer)
