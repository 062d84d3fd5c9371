import { type TSchema, Type } from 'typebox'

/** A moment as ISO 8601 with an offset, such as `2026-03-02T10:00:00+08:00`. Answers always bear +08:00. */
export const InstantText = Type.String({ format: 'date-time', description: 'ISO 8601 with offset' })

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const DayText = Type.String({ format: 'date', description: 'YYYY-MM-DD in Asia/Shanghai' })

export const Id = Type.String({ format: 'uuid' })

/** A matter's public number: thirteen digits, the day it was registered, a serial and a check digit. */
export const MatterNo = Type.String({ pattern: '^[0-9]{13}$', description: 'Number of the matter' })

/** A code of a list the city keeps: category, place, organizer. */
export const Code = Type.String({ pattern: '^[A-Za-z0-9_.-]{1,40}$' })

/** Something that can be seen: no text is made of spaces alone, nor of characters without width. */
export const visible = '[^\\s\\u200B-\\u200F\\u2060\\uFEFF]'

/** How the server finds the free texts of a body: `identifying` ones (a phone number, an address) are encrypted. */
export const textMark = 'x-text'

/** A free text of somebody. It is stored apart from the events, which keep only its salted digest. */
export const FreeText = (options: { maxLength: number; identifying?: boolean; description?: string }) => {
  const { maxLength, identifying, description } = options
  return Type.String({
    minLength: 1,
    maxLength,
    pattern: visible,
    ...(description ? { description } : {}),
    [textMark]: identifying ? 'identifying' : 'plain',
  })
}

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** A body that refuses fields it does not know. */
export const closed = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

/** A length of time as rules write it. */
export const LimitBody = closed({
  value: Type.Integer({ minimum: 1, maximum: 10_000 }),
  unit: Type.Enum(['workingDay', 'naturalDay', 'hour', 'minute'] as const),
})
