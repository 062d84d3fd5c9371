import { type ContactBody, contactNeeds, type RecordedContact } from 'contract/contacts'
import type { ProblemCode } from 'contract/problems'
import type { Staff } from 'core/access'
import { fromIso, type Instant, startOfDay, toIso } from 'core/calendar'
import type { ContactWords } from '../../messages/contacts.zh-CN.ts'
import { hex } from '../../platform/database/rows.ts'
import { type Repetition, usedBefore } from '../../platform/idempotency.ts'
import { phoneContext, phoneHashes } from '../../platform/phones.ts'
import { Problem } from '../../platform/problem.ts'
import type { Language, Services } from '../../platform/services.ts'
import { guidanceTo } from '../reference/index.ts'
import { findTask, openTaskOf } from './callbacks/store.ts'
import { contactRowsOf, type Times } from './contact-rows.ts'
import { linkedMatter, saveLinked } from './link-contact.ts'
import { ratingCode } from './ratings/code.ts'
import { isRated } from './ratings/store.ts'
import { findContact, type StoredContact, saveContact, storedOf } from './store.ts'
import { viewOf } from './view.ts'

/** A contact as it arrives: `body` has passed its schema. */
export interface Recorded {
  body: ContactBody
  actor: Staff
  repetition: Repetition | undefined
  words: ContactWords
  language: Language
}

type Parts = Pick<Services, 'db' | 'keys' | 'clock' | 'city'>

const earliest = startOfDay('2000-01-01')

/** The clocks of desks and servers are not quite the same. */
const aheadAllowed = 5 * 60_000

/**
 * Records a contact with its one outcome, in one statement; one that is linked to a closed matter together with what
 * follows for the matter. Throws `missing-input` for what the outcome cannot do
 * without, `time-out-of-range`, `unknown-part` for a matter that is not there for him, `archived`, and `key-reused`. The same key and body
 * answer the same contact again.
 */
export async function recordContact(parts: Parts, recorded: Recorded): Promise<RecordedContact> {
  const { db, clock } = parts
  const { body, actor, repetition, words } = recorded
  checkOutcome(body)
  const now = await clock.now()
  const times = timesOf(body, now, words)
  const matter = body.matter === undefined ? undefined : await linkedMatter(parts, body.matter, recorded)

  const known = body.phone === undefined ? [] : phoneHashes(parts.keys, body.phone).map(hex)
  const rows = { ...contactRowsOf(body, { ...parts, actor, repetition, now, times, matter }), known }
  const isRaised = matter?.state === 'closed' && body.outcome === 'linked'
  const isNew = isRaised ? await saveLinked(parts, rows, { matter: matter.id, now }) : await saveContact(db, rows)
  const stored = isNew ? storedOf(rows.contacts[0]) : await findContact(db, await repeated(db, repetition))
  if (!stored) throw new Error('a contact that was recorded is not there')
  const isUnrated = isNew && rows.ratings.length === 0
  return { ...(await recordedView(parts, stored, isUnrated)), ...followUp(parts, recorded) }
}

/** A contact as it is told. Whether its service was rated is looked up unless it is known that nobody can have. */
async function recordedView({ db, keys }: Parts, stored: StoredContact, isUnrated: boolean): Promise<RecordedContact> {
  const { id, outcome, phone } = stored
  const own = outcome === 'abandoned' ? await findTask(db, id) : undefined
  const hashes = () => phoneHashes(keys, keys.decrypt(phone!, phoneContext(id)))
  const task = own ?? (outcome === 'abandoned' && phone ? await openTaskOf(db, hashes()) : undefined)
  const asks = outcome !== 'abandoned' && (isUnrated || !(await isRated(db, id)))
  return {
    ...viewOf(stored, keys),
    ...(task && { callback: { contact: task.contact, dueAt: toIso(task.dueAt) } }),
    ...(asks && { ratingCode: ratingCode(keys, id) }),
  }
}

/** What the operator tells the caller on the spot. */
function followUp({ city }: Parts, { body, language }: Recorded): Pick<RecordedContact, 'guidance'> {
  const guidance = body.outcome === 'guided' ? guidanceTo(city, body.guidedTo ?? '', language) : undefined
  return guidance ? { guidance } : {}
}

const wrong = (code: ProblemCode, path: string, what: string): Problem =>
  new Problem(code, { errors: [{ path, what }] })

function checkOutcome(body: ContactBody): void {
  const { outcome, answer } = body
  const needed = contactNeeds[outcome]
  if (needed && body[needed] === undefined) throw wrong('missing-input', `/${needed}`, 'required')
  // Where no channel of the list is named, the words say where the caller was sent.
  if (outcome === 'guided' && body.guidedTo === 'other' && body.reason === undefined)
    throw wrong('missing-input', '/reason', 'required')
  if (answer && !answer.article && !answer.noArticle) throw wrong('missing-input', '/answer/noArticle', 'required')
  if (answer?.article && answer.noArticle) throw new Problem('rule-refused', { rule: 'answer.article' })
}

function timesOf({ startedAt, endedAt }: ContactBody, now: Instant, words: ContactWords): Times {
  const read = (text: string, path: string): Instant => {
    const at = fromIso(text)
    if (at === undefined) throw wrong('malformed', path, 'dateTime')
    if (at < earliest) throw wrong('time-out-of-range', path, words.tooEarly)
    if (at > now + aheadAllowed) throw wrong('time-out-of-range', path, words.future)
    return at
  }
  const times = {
    startedAt: read(startedAt, '/startedAt'),
    endedAt: endedAt === undefined ? undefined : read(endedAt, '/endedAt'),
  }
  if (times.endedAt !== undefined && times.endedAt < times.startedAt)
    throw wrong('time-out-of-range', '/endedAt', words.endsBeforeStart)
  return times
}

async function repeated(db: Parts['db'], repetition: Repetition | undefined): Promise<string> {
  const used = await usedBefore(db, repetition)
  if (!used?.contact) throw new Problem('key-reused')
  return used.contact
}
