import type { MatterView } from 'contract/views'
import { isLive, type Matter, sightOf } from 'core/matter'
import { rowsOfRead } from '../../platform/reads.ts'
import type { Language, Services } from '../../platform/services.ts'
import { type Attempt, after } from './attempt.ts'
import type { Registration } from './begin-matter.ts'
import { identityOf } from './persons.ts'
import { viewBy } from './read-matter.ts'
import { readerOf, readTogether, type Seen } from './reading.ts'
import type { Work } from './work.ts'
import type { WrittenText } from './work-rows.ts'

/**
 * The matter as the member of staff who sends a command will see it once that is written, put together before: what it
 * tells of a demander is then entered in the access log by the commit of the command itself. Undefined where it is only
 * known afterwards: nothing is written, a demander is added, or the database will show the sender other persons than now.
 */
export async function foresee(services: Services, attempt: Attempt): Promise<MatterView | undefined> {
  const { asked, work } = attempt
  const { actor, command } = asked
  if (actor.kind !== 'staff' || work.isIdle || work.addsPersons) return undefined
  const reader = readerOf(actor, sightOf(actor, work.matter, services.city.organizers))
  if (reader !== 'centre' && !(isHandledBy(work.matter, reader) && isHandledBy(work.stood, reader))) return undefined

  const written = work.writtenFor(reader)
  const view = await viewBy(
    async (reading) => withWritten(await readTogether(services, reading), written),
    services,
    after(attempt),
  )
  work.entries.push(...rowsOfRead(view, { account: actor.account, call: `${command}Matter` }))
  return view
}

/** A new matter that is about to be written, and its demander's secret, with who registers it as whom. */
export interface Made extends Pick<Registration, 'actor' | 'request'> {
  work: Work
  code: string
}

/** The same of a new matter, for whoever of the centre registers it: from what was just said, nothing need be fetched. */
export async function foreseeNew(
  services: Services,
  { work, code, actor, request }: Made,
  language: Language,
): Promise<MatterView & { code: string }> {
  const { matter } = work
  const { id } = matter.participants[0]!
  const seen: Seen = {
    sight: sightOf(actor, matter, services.city.organizers),
    texts: new Map(),
    persons: new Map(request.demander && [[id, identityOf(request.demander)]]),
    supplements: [],
    cutAt: null,
  }
  const view = await viewBy(async () => withWritten(seen, work.writtenFor('centre')), services, {
    actor,
    language,
    matter,
    now: matter.lastAt,
  })
  const answer = { ...view, code }
  if (actor.kind === 'staff') work.entries.push(...rowsOfRead(answer, { account: actor.account, call: 'takeMatter' }))
  return answer
}

/** The policy of persons: a unit reads those of the matters it has work on. */
const isHandledBy = ({ assignments }: Matter, reader: string): boolean =>
  assignments.some((assignment) => isLive(assignment) && reader === `unit:${assignment.organizer}`)

/** What is seen of a matter, with texts that are about to be written to it. */
const withWritten = (seen: Seen, written: readonly WrittenText[]): Seen => ({
  ...seen,
  texts: new Map([...seen.texts, ...written.map(({ text: { id, plain } }) => [id, plain] as const)]),
  supplements: [
    ...seen.supplements,
    ...written.flatMap(({ text: { kind, plain }, event: { at } }) =>
      kind === 'supplement.text' ? [{ at, text: plain }] : [],
    ),
  ],
})
