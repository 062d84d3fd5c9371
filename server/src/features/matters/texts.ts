import { commandBodies, type SentCommand } from 'contract/commands'
import { textMark } from 'contract/scalars'
import { fromIso, type Instant } from 'core/calendar'
import type { TextRef } from 'core/matter'
import type { TSchema } from 'typebox'
import { freshBytes } from '../../platform/fresh-bytes.ts'
import { saltedDigest } from '../../platform/keys.ts'

/** A free text put aside from a body: it lies in a table of its own, the event keeps its id and digest. */
export interface NewText {
  id: string
  /** `command.field`, such as `reply.publicText`: who may read it follows from it. */
  kind: string
  plain: string
  identifying: boolean
  salt: Buffer
}

/** A reference to a text: it holds nothing beside id and digest, where participants of an event hold more. */
export const isTextRef = (value: unknown): value is TextRef =>
  typeof value === 'object' && value !== null && 'id' in value && 'digest' in value && Object.keys(value).length === 2

/** Puts one text aside. */
export function setAside({ id, kind, plain, identifying }: Omit<NewText, 'salt'>): { ref: TextRef; text: NewText } {
  const salt = freshBytes(16)
  return { ref: { id, digest: saltedDigest(salt, plain) }, text: { id, kind, plain, identifying, salt } }
}

/** Where exactly it is, in words or on the map: told to nobody who may not know the demander. Undefined where nothing is said. */
export function addressAside(
  command: 'register' | 'correct',
  { address, lng, lat }: { address?: string; lng?: number; lat?: number },
  newId: () => string,
): { ref: TextRef; text: NewText } | undefined {
  if (address === undefined && lng === undefined && lat === undefined) return undefined
  const plain = JSON.stringify({ address, lng, lat })
  return setAside({ id: newId(), kind: `${command}.address`, plain, identifying: true })
}

/** Fields that a body may say with a plain yes or no where the core wants the word. */
const wordOf = (value: unknown): unknown => {
  if (typeof value !== 'boolean') return value
  return value ? 'yes' : 'no'
}

/** What a body is converted with. Texts that are put aside gather in `texts`. */
interface Converting {
  command: string
  newId: () => string
  texts: NewText[]
}

type Schema = TSchema & Record<string, unknown>

/**
 * A body of the API as the core takes it: free texts (marked in the schema) become references, moments become epoch
 * milliseconds. The body must have passed its schema.
 */
export function toCoreBody(
  command: string,
  { schema, body, newId }: { schema: TSchema; body: unknown; newId: () => string },
): { body: Record<string, unknown>; texts: NewText[] } {
  const texts: NewText[] = []
  return { body: convertAll(schema as Schema, body as Record<string, unknown>, { command, newId, texts }), texts }
}

function convertAll(schema: Schema, value: Record<string, unknown>, on: Converting): Record<string, unknown> {
  const properties = schema.properties as Record<string, Schema>
  const converted: Record<string, unknown> = {}
  for (const field of Object.keys(value))
    converted[field] = convert({ schema: properties[field]!, field }, value[field], on)
  return converted
}

function convert({ schema, field }: { schema: Schema; field: string }, value: unknown, on: Converting): unknown {
  if (value === undefined || value === null) return value
  const mark = schema[textMark]
  if (typeof mark === 'string' && typeof value === 'string') {
    const kind = `${on.command}.${field}`
    const { ref, text } = setAside({ id: on.newId(), kind, plain: value, identifying: mark === 'identifying' })
    on.texts.push(text)
    return ref
  }
  if (schema.format === 'date-time') return instantOf(value as string)
  if (schema.type === 'array') {
    const items = { schema: schema.items as Schema, field }
    return (value as unknown[]).map((item) => convert(items, item, on))
  }
  if (schema.type === 'object') return convertAll(schema, value as Record<string, unknown>, on)
  return field === 'solved' ? wordOf(value) : value
}

/**
 * A command's body as the core takes it. What is corrected is a text only where it was written for the units, or is an address:
 * where that was on the map goes with what it was.
 */
export function coreBodyOf(
  command: SentCommand,
  body: Record<string, unknown>,
  newId: () => string,
): { body: Record<string, unknown>; texts: NewText[] } {
  const converted = toCoreBody(command, { schema: commandBodies[command], body, newId })
  if (command !== 'correct' || String(body.field).endsWith('ForUnits')) return converted
  const texts = converted.texts.filter(({ kind }) => kind !== 'correct.value')
  const written = body.field === 'address' ? addressAside('correct', { address: String(body.value) }, newId) : undefined
  if (written) texts.push(written.text)
  return { body: { ...converted.body, value: written?.ref ?? body.value }, texts }
}

/** A moment of a body that passed its schema. */
export function instantOf(text: string): Instant {
  const at = fromIso(text)
  if (at === undefined) throw new Error('a moment that passed its schema cannot be read')
  return at
}
