import type { SentCommand } from 'contract/commands'
import type { MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import type { Transaction } from '../../platform/database/queryable.ts'
import type { Repetition } from '../../platform/idempotency.ts'
import type { Language, Services } from '../../platform/services.ts'
import { viewBy } from './read-matter.ts'
import { readAs } from './reading.ts'
import type { Work } from './work.ts'

/** A command as it arrives: `body` has passed the schema of its command. */
export interface Asked {
  no: string
  command: SentCommand
  body: Record<string, unknown>
  actor: Actor
  language: Language
  repetition?: Repetition | undefined
}

/** A command on its way: `now` is never before the matter's last event. */
export interface Attempt {
  asked: Asked
  work: Work
  now: Instant
}

/** With what the matter after the command is shown to who sent it. */
export const after = ({ asked: { actor, language }, work: { matter }, now }: Attempt) => ({
  actor,
  language,
  matter,
  now,
})

/** The matter after the command, as whoever sent it may see it; nothing more is asked of the transaction. */
export const present = (services: Services, tx: Transaction, attempt: Attempt): Promise<MatterView> =>
  tx.last(() => viewBy((asked) => readAs(services, tx, asked), services, after(attempt)))
