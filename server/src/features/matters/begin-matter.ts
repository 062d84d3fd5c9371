import { OperatorRegisterBody, type PublicRegisterBody } from 'contract/commands'
import type { Actor } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import type { Bodies, Channel, Refusal } from 'core/matter'
import type { Static } from 'typebox'
import type { Repetition } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import { phoneColumns } from '../../platform/phones.ts'
import type { Services } from '../../platform/services.ts'
import { checkReferences } from './check-references.ts'
import { type Identity, identityOf, newCode, personAside, personRow } from './persons.ts'
import { problemOf } from './refusals.ts'
import { addressAside, toCoreBody } from './texts.ts'
import { contextFor, Work } from './work.ts'

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
  const written = place && addressAside('register', place, newId)
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
