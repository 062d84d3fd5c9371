import { type Draft, longest, type RegisterBody } from './draft.ts'

/** Fields an error can stand beside, in the order of the form. */
export const draftFields = [
  'type',
  'title',
  'content',
  'district',
  'street',
  'address',
  'about',
  'name',
  'phone',
  'confidential',
  'reply',
] as const
export type DraftField = (typeof draftFields)[number]

/** What can be wrong with a field; its words are `ask.wrong.*`. */
export type Wrong = 'type' | 'title' | 'content' | 'name' | 'phone' | 'tooLong'
export type Wrongs = Partial<Record<DraftField, Wrong>>

/** The contract's pattern of a phone number. */
export const phonePattern = /^\+?[0-9][0-9 ()-]{4,28}[0-9]$/

/** A phone number as it is sent: full-width digits and signs made plain. */
export const plainPhone = (typed: string): string => typed.normalize('NFKC').replace(/[–—]/g, '-').trim()

const tooLong = (draft: Draft, field: 'title' | 'content' | 'address' | 'name'): boolean =>
  draft[field].trim().length > longest[field]

/** What has to be mended before the request can be sent; empty when it can. */
export function checkDraft(draft: Draft): Wrongs {
  const wrongs: Wrongs = {}
  if (!draft.type) wrongs.type = 'type'
  for (const field of ['title', 'content'] as const) if (!draft[field].trim()) wrongs[field] = field
  if (draft.who === 'named' && !draft.name.trim()) wrongs.name = 'name'
  if (draft.who === 'named' && !phonePattern.test(plainPhone(draft.phone))) wrongs.phone = 'phone'
  for (const field of ['title', 'content', 'address'] as const) if (tooLong(draft, field)) wrongs[field] = 'tooLong'
  if (draft.who === 'named' && tooLong(draft, 'name')) wrongs.name = 'tooLong'
  return wrongs
}

/** The body of a draft that has passed its check. What was left empty is left out. */
export function bodyOf(draft: Draft, type: RegisterBody['type']): RegisterBody {
  const { district, street } = draft
  const address = draft.address.trim()
  const place = { ...(district && { district }), ...(street && { street }), ...(address && { address }) }
  const { kind } = draft

  return {
    type,
    title: draft.title.trim(),
    content: draft.content.trim(),
    ...(Object.keys(place).length > 0 ? { place } : {}),
    ...(type === 'report' && draft.about.length > 0 ? { about: draft.about } : {}),
    ...(draft.who === 'anonymous'
      ? { anonymous: true, reply: 'none' }
      : {
          demander: { name: draft.name.trim(), phone: plainPhone(draft.phone), kind },
          confidential: draft.confidential,
          reply: draft.reply,
        }),
  }
}

/** The field a server's error path speaks of, such as `/place/street`; undefined when it is none of the form's. */
export function fieldOf(path: string): DraftField | undefined {
  const parts = path.split(/[/.]/)
  return draftFields.findLast((field) => parts.includes(field))
}
