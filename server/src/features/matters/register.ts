import { OperatorRegisterBody, type PublicRegisterBody } from 'contract/commands'
import type { MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import { type Bodies, type Channel, type Refusal, sightOf, type TextRef } from 'core/matter'
import type { Static } from 'typebox'
import { isDuplicate, keyRow, type Repetition, sealedSecret, secretOf, usedBefore } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import { phoneColumns } from '../../platform/phones.ts'
import { Problem } from '../../platform/problem.ts'
import { rowsOfRead } from '../../platform/reads.ts'
import type { Language, Services } from '../../platform/services.ts'
import { checkReferences } from './check-references.ts'
import { type Identity, identityOf, newCode, personAside, personRow } from './persons.ts'
import { readMatter } from './read-matter.ts'
import { problemOf } from './refusals.ts'
import { setAside, toCoreBody } from './texts.ts'
import { viewOf } from './view.ts'
import { contextFor, Work } from './work.ts'
import { gatherNewMatter } from './write.ts'

/** A request as it arrives, having passed its schema; `channel` is the operator's word, or the portal's own. */
export type Request = Omit<PublicRegisterBody, 'demander'> & {
  demander?: Identity
} & Partial<Pick<Static<typeof OperatorRegisterBody>, 'category' | 'urgency' | 'contact'>> & { channel: Channel }

export interface Registration {
  request: Request
  actor: Actor
  /** When it happened; import and demo write the past, everybody else leaves it to the clock. */
  at?: Instant
  repetition?: Repetition | undefined
}

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

/** A matter with its first event, not yet saved: for `register`, and for import and demo, which go on from there. */
export async function beginMatter(
  services: Services,
  { request, actor, at }: Registration,
  imported = false,
): Promise<{ work: Work; no: string; code: string }> {
  const { db, keys, clock } = services
  const now = at ?? (await clock.now())
  const wrong = await checkReferences(services, db, request)
  if (wrong) throw wrong
  const newId = idsAt(now)
  const { demander, anonymous, place, ...carried } = request
  const person = personAside(demander ? identityOf(demander) : null)
  const { body, texts } = toCoreBody('register', { schema: OperatorRegisterBody, body: carried, newId })
  const written = placeAside(place, newId)
  const command = {
    ...body,
    ...(place && { place: { ...codesOf(place), ...(written && { address: written.ref }) } }),
    ...(person.digest && { demander: { kind: demander?.kind ?? 'person', digest: person.digest } }),
    ...(anonymous !== undefined && { anonymous }),
  } as unknown as Bodies['register']

  const no = await services.numbers(now)
  const context = contextFor(services, { actor, now, no })
  const work = new Work(services, undefined, imported)
  const refusal: Refusal | undefined = work.take(
    { name: 'register', body: command },
    { context, texts: written ? [...texts, written.text] : texts },
  )
  if (refusal) throw problemOf(refusal, { context })
  const code = newCode()
  work.addPerson(personRow(keys, { id: work.matter.participants[0]!.id, no, code, person }))
  if (!request.contact) work.contacts.push(contactRow(services, { work, actor, now, phone: demander?.phone }))
  return { work, no, code }
}

type Place = NonNullable<Request['place']>

const codesOf = ({ district, street, committee }: Place) => ({
  ...(district && { district }),
  ...(street && { street }),
  ...(committee && { committee }),
})

/** Where exactly it is, in words or on the map: told to nobody who may not know the demander. */
function placeAside(place: Place | undefined, newId: () => string) {
  const { address, lng, lat } = place ?? {}
  if (address === undefined && lng === undefined && lat === undefined) return undefined
  const plain = JSON.stringify({ address, lng, lat })
  const aside: { ref: TextRef; text: ReturnType<typeof setAside>['text'] } = setAside({
    id: newId(),
    kind: 'register.address',
    plain,
    identifying: true,
  })
  return aside
}

/** The contact in which the request came, where none was recorded before it. */
function contactRow(
  { keys }: Services,
  { work, actor, now, phone }: { work: Work; actor: Actor; now: Instant; phone?: string | undefined },
): Record<string, unknown> {
  const { matter } = work
  const id = idsAt(now)()
  return {
    id,
    channel: matter.channel,
    outcome: 'registered',
    started_at: toIso(now),
    account: actor.kind === 'staff' ? actor.account : null,
    matter_id: matter.id,
    matter_no: matter.no,
    type: matter.type,
    category: matter.category,
    district: matter.place.district,
    street: matter.place.street,
    ...(phone && phoneColumns(keys, id, phone)),
  }
}
