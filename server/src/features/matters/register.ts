import type { MatterView } from 'contract/views'
import { sightOf } from 'core/matter'
import { isDuplicate, keyRow, type Repetition, sealedSecret, secretOf, usedBefore } from '../../platform/idempotency.ts'
import { Problem } from '../../platform/problem.ts'
import { rowsOfRead } from '../../platform/reads.ts'
import type { Language, Services } from '../../platform/services.ts'
import { beginMatter, type Registration } from './begin-matter.ts'
import { identityOf } from './persons.ts'
import { readMatter } from './read-matter.ts'
import { viewOf } from './view.ts'
import { contextFor, type Work } from './work.ts'
import { gatherNewMatter } from './write.ts'

/** The number of the new matter and its demander's secret; the code is absent when a repetition comes too late for it. */
export interface Registered {
  no: string
  code?: string
}

/**
 * Makes a matter, in one statement with others of the moment. Throws the problem that tells why not. The same key again
 * answers the same number.
 */
export async function register(services: Services, registration: Registration): Promise<Registered> {
  const { no, code } = await registerOnce(services, registration)
  return { no, ...(code && { code }) }
}

/** The same, answering the matter as whoever registers may see it. */
export async function registerAndShow(
  services: Services,
  registration: Registration,
  language: Language,
): Promise<MatterView & { code?: string }> {
  const { no, code, shown } = await registerOnce(services, registration, (made) =>
    showNew(services, { registration, made, language }),
  )
  if (shown) return shown
  const view = await readMatter(services, no, { actor: registration.actor, language })
  return { ...view, ...(code && { code }) }
}

/**
 * A new matter as it would be read: from what was just said and is about to be written, which need not be fetched. What it
 * tells of its demander is entered in the access log by the commit that writes it.
 */
function showNew(
  services: Services,
  { registration, made, language }: { registration: Registration; made: Made; language: Language },
): MatterView & { code: string } {
  const { actor, request } = registration
  const { city } = services
  const { work, code } = made
  const { matter } = work
  const { id } = matter.participants[0]!
  const seen = {
    sight: sightOf(actor, matter, city.organizers),
    texts: work.written,
    persons: new Map(request.demander && [[id, identityOf(request.demander)]]),
    supplements: [],
    cutAt: null,
  }
  const context = contextFor(services, { matter, actor, now: matter.lastAt })
  const answer = { ...viewOf(matter, { seen, context, city, language }), code }
  if (actor.kind === 'staff') work.entries.push(...rowsOfRead(answer, { account: actor.account, call: 'takeMatter' }))
  return answer
}

/** A matter that is about to be written, and its demander's secret. */
interface Made {
  work: Work
  code: string
}

/** `shown` is what `show` makes of a matter before it is written; it is absent where the same request was made before. */
async function registerOnce<Shown>(
  services: Services,
  registration: Registration,
  show?: (made: Made) => Shown,
): Promise<Registered & { shown?: Shown | undefined }> {
  const { repetition } = registration
  try {
    return await make(services, registration, show)
  } catch (error) {
    // Keys are seldom sent twice: only what fails, by the key itself or otherwise, is looked up. The first answer stands.
    const first = error instanceof Problem || isDuplicate(error) ? await repeated(services, repetition) : undefined
    if (first) return first
    throw error
  }
}

async function make<Shown>(
  services: Services,
  registration: Registration,
  show?: (made: Made) => Shown,
): Promise<Registered & { shown?: Shown | undefined }> {
  const { gathered, keys } = services
  const { repetition } = registration
  const { work, no, code } = await beginMatter(services, registration)
  if (repetition) work.keys.push(keyRow(repetition, { matter_no: no, secret: sealedSecret(keys, repetition, code) }))
  const shown = show?.({ work, code })
  await gatherNewMatter(gathered, work.rows())
  return { no, code, shown }
}

async function repeated({ db, keys }: Services, repetition: Repetition | undefined): Promise<Registered | undefined> {
  const used = await usedBefore(db, repetition)
  if (!used?.matterNo || !repetition) return undefined
  const code = secretOf(keys, repetition, used)
  return { no: used.matterNo, ...(code && { code }) }
}
