import { type ContactBody, contactNeeds, type RecordedContact } from 'contract/contacts'
import type { ProblemCode } from 'contract/problems'
import type { Staff } from 'core/access'
import { computeDue, fromIso, type Instant, startOfDay, toIso } from 'core/calendar'
import type { Matter } from 'core/matter'
import { ruleSetAt } from 'core/rules'
import type { ContactWords } from '../../messages/contacts.zh-CN.ts'
import { hex } from '../../platform/database/rows.ts'
import { keyRow, type Repetition, usedBefore } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import { phoneColumns, phoneContext, phoneHash, phoneHashes } from '../../platform/phones.ts'
import { Problem } from '../../platform/problem.ts'
import type { Language, Services } from '../../platform/services.ts'
import { findMatter } from '../matters/index.ts'
import { findTask, openTaskOf } from './callbacks/store.ts'
import { guidanceTo } from './guidance.ts'
import { saveLinked } from './link-contact.ts'
import { ratingCode } from './ratings/code.ts'
import { isRated } from './ratings/store.ts'
import { type ContactRows, findContact, saveContact } from './store.ts'
import { type ContactText, textRow } from './texts.ts'
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
 * without, `time-out-of-range`, `unknown-part` for a matter that is not there, and `key-reused`. The same key and body
 * answer the same contact again.
 */
export async function recordContact(parts: Parts, recorded: Recorded): Promise<RecordedContact> {
  const { db, clock } = parts
  const { body, actor, repetition, words } = recorded
  checkOutcome(body)
  const now = await clock.now()
  const times = timesOf(body, now, words)
  const matter = body.matter === undefined ? undefined : (await findMatter(db, body.matter))?.matter
  if (body.matter !== undefined && !matter) throw wrong('unknown-part', '/matter', words.noSuchMatter)

  const rows = rowsOf(body, { ...parts, actor, repetition, now, times, matter })
  const isRaised = matter?.state === 'closed' && body.outcome === 'linked'
  const isNew = isRaised ? await saveLinked(parts, rows, { matter: matter.id, now }) : await saveContact(db, rows)
  const id = isNew ? String(rows.contacts[0].id) : await repeated(db, repetition)
  return { ...(await recordedView(parts, id)), ...followUp(parts, recorded) }
}

async function recordedView({ db, keys }: Parts, id: string): Promise<RecordedContact> {
  const stored = await findContact(db, id)
  if (!stored) throw new Error('a contact that was recorded is not there')
  const { outcome, phone } = stored
  const own = outcome === 'abandoned' ? await findTask(db, id) : undefined
  const hashes = () => phoneHashes(keys, keys.decrypt(phone!, phoneContext(id)))
  const task = own ?? (outcome === 'abandoned' && phone ? await openTaskOf(db, hashes()) : undefined)
  const asks = outcome !== 'abandoned' && !(await isRated(db, id))
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

interface Times {
  startedAt: Instant
  endedAt: Instant | undefined
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

interface Known extends Pick<Services, 'keys' | 'city'> {
  actor: Staff
  repetition: Repetition | undefined
  now: Instant
  times: Times
  matter: Matter | undefined
}

/** What is written of a contact. Free texts lie apart, the phone number is encrypted and found by its hash. */
function rowsOf(body: ContactBody, known: Known): ContactRows {
  const { keys, actor, repetition, now, times, matter } = known
  const newId = idsAt(now)
  const id = newId()
  const text = (kind: string, plain: string | undefined): ContactText[] =>
    plain === undefined ? [] : [{ id: newId(), kind: `contact.${kind}`, plain }]
  const answer = text('answer', body.answer?.text)
  const reason = text('reason', body.reason)
  const texts = [...answer, ...text('noArticle', body.answer?.noArticle), ...reason]
  return {
    contacts: [
      {
        id,
        channel: body.channel,
        outcome: body.outcome,
        started_at: toIso(times.startedAt),
        ended_at: times.endedAt === undefined ? null : toIso(times.endedAt),
        account: actor.account,
        ...(matter && { matter_id: matter.id, matter_no: matter.no, ...countedBy(matter) }),
        guided_to: body.guidedTo,
        emergency: body.emergency,
        answer_text: answer[0]?.id,
        reason_text: reason[0]?.id,
        article: body.answer?.article?.id,
        article_version: body.answer?.article?.version,
        service_rating: body.serviceRating,
        ...(body.phone !== undefined && phoneColumns(keys, id, body.phone)),
      },
    ],
    texts: texts.map((one) => textRow(one, id, now)),
    keys: repetition ? [keyRow(repetition, { contact_id: id })] : [],
    tasks: body.outcome === 'abandoned' && body.phone !== undefined ? [taskRow(id, body.phone, known)] : [],
    known: body.phone === undefined ? [] : phoneHashes(keys, body.phone).map(hex),
    ratings:
      body.serviceRating === undefined
        ? []
        : [{ contact_id: id, grade: body.serviceRating, by: 'operator', at: toIso(now) }],
  }
}

/** A missed call is called back: its limit counts from its end, under the rules of that day. */
function taskRow(contact: string, phone: string, { keys, city, times }: Known): Record<string, unknown> {
  const start = times.endedAt ?? times.startedAt
  const rules = ruleSetAt(city.profile, start)
  const { dueAt, warnAt } = computeDue(city.calendar, { start, limit: rules.limits['callback.abandoned'].limit })
  return {
    contact_id: contact,
    state: 'open',
    phone_hash: hex(phoneHash(keys, phone)),
    due_at: toIso(dueAt),
    warn_at: toIso(warnAt),
    rule_set: rules.version,
    most_tries: rules.counts['callback.abandonedTries'].count,
  }
}

const countedBy = ({ type, category, place: { district, street } }: Matter) => ({ type, category, district, street })
