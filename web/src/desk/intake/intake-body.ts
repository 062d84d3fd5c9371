import type { ContactBody } from 'contract/contacts'

/** What an operator writes down of one contact, whether or not it becomes a matter. */
export interface IntakeValues {
  outcome: ContactBody['outcome']
  channel: ContactBody['channel']
  phone?: string
  name?: string
  kind?: 'person' | 'company' | 'organisation'
  anonymous?: boolean
  type?: string
  title?: string
  content?: string
  category?: string
  urgency?: string
  confidential?: boolean
  about?: string[]
  reply?: string
  place?: { district?: string; street?: string; address?: string }
  matter?: string
  answer?: { text?: string; noArticle?: string }
  guidedTo?: ContactBody['guidedTo']
  emergency?: ContactBody['emergency']
  reason?: string
  /** 1 to 5, as the caller said it; empty where he said nothing of it. */
  serviceRating?: number | ''
}

const said = (text: string | undefined): string | undefined => text?.trim() || undefined

/** Without the entries that hold nothing. */
const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  )

/** The registration as the API takes it: contact and matter in one. */
export function registrationOf(values: IntakeValues): Record<string, unknown> {
  const { channel, type, category, urgency, confidential, anonymous } = values
  const place = filled({
    district: values.place?.district,
    street: values.place?.street,
    address: said(values.place?.address),
  })
  const demander = { name: said(values.name), phone: said(values.phone), kind: values.kind ?? 'person' }
  return filled({
    channel,
    type,
    title: said(values.title),
    content: said(values.content),
    category,
    urgency,
    confidential,
    reply: values.reply,
    ...(anonymous ? { anonymous } : { demander }),
    ...(Object.keys(place).length > 0 ? { place } : {}),
    ...(type === 'report' && values.about?.length ? { about: values.about } : {}),
  })
}

/** Which of the form's fields each outcome of a contact carries beside the caller. */
const carries: Readonly<Record<string, readonly (keyof IntakeValues)[]>> = {
  answered: ['answer', 'serviceRating'],
  guided: ['guidedTo', 'reason', 'serviceRating'],
  emergency: ['emergency', 'reason'],
  linked: ['matter', 'reason', 'serviceRating'],
  declined: ['reason', 'serviceRating'],
  abandoned: ['reason'],
}

/** Whether the caller may be asked what he thinks of the service: nobody in danger is, and nobody who is gone. */
export const asksRating = (outcome: string): boolean => carries[outcome]?.includes('serviceRating') ?? false

/** A contact that makes no matter. Times are instants in ISO form. */
export function contactOf(values: IntakeValues, startedAt: string, endedAt: string): ContactBody {
  const fields = carries[values.outcome] ?? []
  const own = Object.fromEntries(fields.map((name) => [name, values[name]]))
  const answer = values.answer && {
    text: said(values.answer.text) ?? '',
    noArticle: said(values.answer.noArticle),
  }
  return filled({
    ...own,
    outcome: values.outcome,
    channel: values.channel,
    phone: said(values.phone),
    startedAt,
    endedAt,
    matter: fields.includes('matter') ? values.matter?.replace(/\D/g, '') : undefined,
    answer: fields.includes('answer') ? answer : undefined,
    reason: fields.includes('reason') ? said(values.reason) : undefined,
  }) as ContactBody
}
