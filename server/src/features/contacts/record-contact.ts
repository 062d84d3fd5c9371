import { randomBytes } from 'node:crypto'
import { type ContactBody, type ContactView, contactNeeds } from 'contract/contacts'
import type { ProblemCode } from 'contract/problems'
import type { Staff } from 'core/access'
import { fromIso, type Instant, startOfDay, toIso } from 'core/calendar'
import type { ContactWords } from '../../messages/contacts.zh-CN.ts'
import { hex } from '../../platform/database/rows.ts'
import { idsAt } from '../../platform/ids.ts'
import type { KeyRing } from '../../platform/keys.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { bareNumber, type Repetition } from '../matters/index.ts'
import { type ContactMatter, type ContactRows, findContact, findKey, findMatter, saveContact } from './store.ts'
import { phoneContext, viewOf } from './view.ts'

/** A contact as it arrives: `body` has passed its schema. */
export interface Recorded {
  body: ContactBody
  actor: Staff
  repetition: Repetition | undefined
  words: ContactWords
}

type Parts = Pick<Services, 'db' | 'keys' | 'clock'>

const earliest = startOfDay('2000-01-01')

/** The clocks of desks and servers are not quite the same. */
const aheadAllowed = 5 * 60_000

/**
 * Records a contact with its one outcome, in one statement. Throws `missing-input` for what the outcome cannot do
 * without, `time-out-of-range`, `unknown-part` for a matter that is not there, and `key-reused`. The same key and body
 * answer the same contact again.
 */
export async function recordContact({ db, keys, clock }: Parts, recorded: Recorded): Promise<ContactView> {
  const { body, actor, repetition, words } = recorded
  checkOutcome(body)
  const now = await clock.now()
  const times = timesOf(body, now, words)
  const matter = body.matter === undefined ? undefined : await findMatter(db, body.matter)
  if (body.matter !== undefined && !matter) throw wrong('unknown-part', '/matter', words.noSuchMatter)

  const rows = rowsOf(body, { keys, actor, repetition, now, times, matter })
  const id = (await saveContact(db, rows)) ? String(rows.contacts[0].id) : await repeated(db, repetition)
  const stored = await findContact(db, id)
  if (!stored) throw new Error('a contact that was recorded is not there')
  return viewOf(stored, keys)
}

const wrong = (code: ProblemCode, path: string, what: string): Problem =>
  new Problem(code, { errors: [{ path, what }] })

function checkOutcome(body: ContactBody): void {
  const { outcome, answer } = body
  const needed = contactNeeds[outcome]
  if (needed && body[needed] === undefined) throw wrong('missing-input', `/${needed}`, 'required')
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
  const used = repetition && (await findKey(db, repetition))
  if (!used?.contact || !used.bodyHash.equals(repetition!.bodyHash)) throw new Problem('key-reused')
  return used.contact
}

interface Known {
  keys: KeyRing
  actor: Staff
  repetition: Repetition | undefined
  now: Instant
  times: Times
  matter: ContactMatter | undefined
}

/** What is written of a contact. Free texts lie apart, the phone number is encrypted and found by its hash. */
function rowsOf(body: ContactBody, { keys, actor, repetition, now, times, matter }: Known): ContactRows {
  const newId = idsAt(now)
  const id = newId()
  const text = (kind: string, plain: string | undefined) =>
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
        ...phoneOf(body.phone, id, keys),
      },
    ],
    texts: texts.map((one) => ({
      ...one,
      owner_id: id,
      for_units: false,
      for_demander: false,
      salt: hex(randomBytes(16)),
      at: toIso(now),
    })),
    // Keys are the transport's: they are kept by real time.
    keys: repetition
      ? [
          {
            scope: repetition.scope,
            key: repetition.key,
            body_hash: hex(repetition.bodyHash),
            contact_id: id,
            at: toIso(Date.now()),
          },
        ]
      : [],
  }
}

const countedBy = ({ type, category, district, street }: ContactMatter) => ({ type, category, district, street })

const phoneOf = (phone: string | undefined, contact: string, keys: KeyRing) =>
  phone !== undefined && {
    phone: hex(keys.encrypt(phone, phoneContext(contact))),
    phone_hash: hex(keys.lookupHash('phone', bareNumber(phone))),
    key_id: keys.personalKeyId,
    hash_version: keys.lookupVersion,
  }
