import type { MatterView } from 'contract/views'
import { isDuplicate, keyRow, type Repetition, sealedSecret, secretOf, usedBefore } from '../../platform/idempotency.ts'
import { Problem } from '../../platform/problem.ts'
import type { Language, Services } from '../../platform/services.ts'
import { beginMatter, type Registration } from './begin-matter.ts'
import { foreseeNew, type Made } from './foresee.ts'
import { readMatter } from './read-matter.ts'
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
  const { no, code, shown } = await registerOnce(services, registration, (made) => foreseeNew(services, made, language))
  if (shown) return shown
  const view = await readMatter(services, no, { actor: registration.actor, language })
  return { ...view, ...(code && { code }) }
}

/** `shown` is what `show` makes of a matter before it is written; it is absent where the same request was made before. */
async function registerOnce<Shown>(
  services: Services,
  registration: Registration,
  show?: (made: Made) => Promise<Shown>,
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
  show?: (made: Made) => Promise<Shown>,
): Promise<Registered & { shown?: Shown | undefined }> {
  const { gathered, keys } = services
  const { repetition, actor, request } = registration
  const { work, no, code } = await beginMatter(services, registration)
  if (repetition) work.keys.push(keyRow(repetition, { matter_no: no, secret: sealedSecret(keys, repetition, code) }))
  const shown = await show?.({ work, code, actor, request })
  await gatherNewMatter(gathered, work.rows())
  return { no, code, shown }
}

async function repeated({ db, keys }: Services, repetition: Repetition | undefined): Promise<Registered | undefined> {
  const used = await usedBefore(db, repetition)
  if (!used?.matterNo || !repetition) return undefined
  const code = secretOf(keys, repetition, used)
  return { no: used.matterNo, ...(code && { code }) }
}
