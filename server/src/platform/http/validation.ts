import { Format, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import { visible } from 'contract/scalars'
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TValidationError } from 'typebox/error'
import type { Messages } from '../../messages/index.ts'
import { pointer } from './pointer.ts'

/** Years 1 to 9999: moments outside have no form that the database and ISO 8601 share. */
const firstMoment = Date.parse('0001-01-01T00:00:00Z')
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z')

function isInstant(text: string): boolean {
  const moment = Date.parse(text)
  return Format.IsDateTime(text) && moment >= firstMoment && moment <= lastMoment
}

/** Makes formats strict: a `date-time` bears an offset and is a moment that exists, a `date` is a day that exists. */
export function setFormats(): void {
  Format.Set('date-time', isInstant)
  Format.Set('date', (text) => Format.IsDate(text) && !text.startsWith('0000'))
}

/** A whole number as it is written in an address, without anything that turning it would have to forgive. */
const plainNumber = /^(0|-?[1-9]\d{0,14})$/

/** Turns the whole numbers that a schema asks for, where they are written plainly. */
function numberTurner({ properties = {} }: TSchema & { properties?: Record<string, { type?: unknown }> }) {
  const numbers = Object.keys(properties).filter((name) => properties[name]!.type === 'integer')
  return (value: unknown): unknown => {
    const sent = value as Record<string, unknown>
    const turned = numbers.flatMap((name) => {
      const text = sent[name]
      return typeof text === 'string' && plainNumber.test(text) ? [[name, Number(text)] as const] : []
    })
    return turned.length > 0 ? { ...sent, ...Object.fromEntries(turned) } : value
  }
}

/**
 * Checks bodies as they are sent; queries and addresses are text, and become what their schema says. Turning them takes
 * many times as long as looking at them, so what fits as it is, but for plain numbers, stays as it is.
 */
export const compileSchema: FastifySchemaCompiler<TSchema> = (part) => {
  const turnAndCheck = TypeBoxValidatorCompiler(part)
  if (part.httpPart === 'body') return turnAndCheck
  const known = Compile(part.schema)
  const turnNumbers = numberTurner(part.schema)
  return (sent) => {
    const value = turnNumbers(sent)
    return known.Check(value) ? { value } : turnAndCheck(sent)
  }
}

export interface Fault {
  path: string
  what: string
}

type Located = { path: string; error: TValidationError }

/** What a schema found wrong, field by field, in words that say how to mend it. */
export function faultsOf(found: readonly FastifySchemaValidationError[], words: Messages): Fault[] {
  const byPath = new Map<string, TValidationError[]>()
  for (const { path, error } of (found as readonly TValidationError[]).flatMap(locate))
    byPath.set(path, [...(byPath.get(path) ?? []), error])
  return [...byPath].map(([path, errors]) => ({ path, what: tell(errors, words) }))
}

/** A missing or unknown field is found at the object around it: the reader looks for the field itself. */
function locate(error: TValidationError): Located[] {
  const inside = (keys: string[]) => keys.map((key) => ({ path: error.instancePath + pointer([key]), error }))
  if (error.keyword === 'required') return inside(error.params.requiredProperties)
  if (error.keyword === 'additionalProperties') return inside(error.params.additionalProperties)
  // Said again, and better, by `additionalProperties` and by the alternatives themselves.
  if (error.keyword === 'boolean' || error.keyword === 'anyOf') return []
  return [{ path: error.instancePath, error }]
}

function tell(errors: readonly TValidationError[], words: Messages): string {
  if (!errors.some(({ schemaPath }) => schemaPath.includes('/anyOf/'))) return wordsFor(errors[0]!, words)
  const values = errors.flatMap((error) => (error.keyword === 'enum' ? error.params.allowedValues.map(String) : []))
  const types = errors.flatMap((error) => (error.keyword === 'type' ? [error.params.type].flat() : []))
  const told = [
    ...(values.length > 0 ? [words.measured.oneOf(values)] : []),
    ...(types.length > 0 ? [words.measured.type(types)] : []),
  ]
  return told.length > 0 ? told.join(' / ') : wordsFor(errors[0]!, words)
}

const formatFaults: Record<string, 'dateTime' | 'date' | 'uuid'> = {
  'date-time': 'dateTime',
  date: 'date',
  uuid: 'uuid',
}

function wordsFor(error: TValidationError, { faults, measured }: Messages): string {
  switch (error.keyword) {
    case 'required':
      return faults.required
    case 'additionalProperties':
      return faults.unknownField
    case 'type':
      return measured.type([error.params.type].flat())
    case 'enum':
      return measured.oneOf(error.params.allowedValues.map(String))
    case 'format':
      return faults[formatFaults[error.params.format] ?? 'pattern']
    case 'pattern':
      return String(error.params.pattern) === visible ? faults.blank : faults.pattern
    case 'minimum':
      return measured.atLeast(Number(error.params.limit))
    case 'maximum':
      return measured.atMost(Number(error.params.limit))
    case 'minLength':
      return error.params.limit === 1 ? faults.blank : measured.shorterThan(error.params.limit)
    case 'maxLength':
      return measured.longerThan(error.params.limit)
    case 'minItems':
      return measured.fewerThan(error.params.limit)
    case 'maxItems':
      return measured.moreThan(error.params.limit)
    case 'uniqueItems':
      return faults.repeated
    default:
      return faults.other
  }
}
