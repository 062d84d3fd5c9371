import type { ContactBody } from 'contract/contacts'
import type { Staff } from 'core/access'
import { computeDue, type Instant, toIso } from 'core/calendar'
import type { Matter } from 'core/matter'
import { ruleSetAt } from 'core/rules'
import { hex } from '../../platform/database/rows.ts'
import { keyRow, type Repetition } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import { phoneColumns, phoneHash } from '../../platform/phones.ts'
import type { Services } from '../../platform/services.ts'
import type { ContactRows } from './store.ts'
import { type ContactText, textRow } from './texts.ts'

/** When a contact began and ended; the end is not always known. */
export interface Times {
  startedAt: Instant
  endedAt: Instant | undefined
}

/** What a contact's rows follow from beside its body. `now` is the moment of its ids and texts. */
export interface Known extends Pick<Services, 'keys' | 'city'> {
  actor: Staff
  repetition: Repetition | undefined
  now: Instant
  times: Times
  matter: Matter | undefined
}

/** What is written of a contact. Free texts lie apart, the phone number is encrypted and found by its hash. */
export function contactRowsOf(body: ContactBody, known: Known): Omit<ContactRows, 'known'> {
  const { keys, actor, repetition, now, times, matter } = known
  const newId = idsAt(now)
  const id = newId()
  const answer = textOf('answer', body.answer?.text, newId)
  const reason = textOf('reason', body.reason, newId)
  const texts = [...answer, ...textOf('noArticle', body.answer?.noArticle, newId), ...reason]
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
    ratings:
      body.serviceRating === undefined
        ? []
        : [{ contact_id: id, grade: body.serviceRating, by: 'operator', at: toIso(now) }],
  }
}

/** A text that lies apart, where something was said. */
const textOf = (kind: string, plain: string | undefined, newId: () => string): ContactText[] =>
  plain === undefined ? [] : [{ id: newId(), kind: `contact.${kind}`, plain }]

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
