import { Code } from 'contract/scalars'

/** How a field is typed in. What the contract says of a value decides, and for codes the field's name. */
export type FieldKind =
  | 'choice'
  | 'yesNo'
  | 'grade'
  | 'number'
  | 'instant'
  | 'day'
  | 'line'
  | 'text'
  | 'organizer'
  | 'organizers'
  | 'category'
  | 'district'
  | 'street'
  | 'part'
  | 'tags'
  | 'stages'
  | 'correction'

/** One field of a form. `path` leads into the body; `name` is the last part of it, under which labels are kept. */
export interface FormField {
  path: readonly string[]
  name: string
  /** Under which label it is known, where its name alone says too little. */
  label?: string
  /** Of which field its options have their words, where they are not its own. */
  optionsOf?: string
  kind: FieldKind
  required: boolean
  options?: readonly string[]
  maxLength?: number
}

/** The part of JSON Schema that the contract's bodies are written in. */
export interface BodySchema {
  type?: string
  enum?: readonly unknown[]
  anyOf?: readonly BodySchema[]
  items?: BodySchema
  properties?: Readonly<Record<string, BodySchema>>
  required?: readonly string[]
  format?: string
  pattern?: string
  maxLength?: number
  maximum?: number
  minimum?: number
}

/** What the page knows by itself, so that nobody types it. */
export const filledByPage: readonly string[] = ['expectedVersion', 'assignment', 'contact', 'participant']

const byName: Readonly<Record<string, FieldKind>> = {
  lead: 'organizer',
  organizer: 'organizer',
  co: 'organizers',
  about: 'organizers',
  suggested: 'organizer',
  interim: 'organizer',
  guidance: 'organizer',
  category: 'category',
  district: 'district',
  street: 'street',
}

/** Parts of a matter that a field may name; the page offers those there are. */
const partNames: readonly string[] = ['supervision', 'question', 'stage', 'appeal']

/** Texts up to this length are one line. */
const lineLength = 200

const choicesOf = (schema: BodySchema): readonly string[] | undefined => {
  const found = schema.enum ? schema : schema.anyOf?.find((one) => one.enum)
  return found?.enum?.map(String)
}

const isCode = ({ pattern }: BodySchema): boolean => pattern === (Code as BodySchema).pattern

function kindOf(name: string, schema: BodySchema, required: boolean): FieldKind | undefined {
  if (name === 'about' && schema.type === 'string') return 'line'
  if (byName[name]) return byName[name]
  if (choicesOf(schema)) return 'choice'
  if (schema.type === 'array') return schema.items?.properties ? 'stages' : 'tags'
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'integer' && schema.minimum === 1 && schema.maximum === 5) return 'grade'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type !== 'string') return undefined
  if (schema.format === 'date-time') return 'instant'
  if (schema.format === 'date') return 'day'
  // An id is never typed by people: a list on the page offers it, or nothing does.
  if (schema.format === 'uuid') return partNames.includes(name) ? 'part' : undefined
  // Nor is a code by heart, unless nothing goes without it.
  if (isCode(schema) && !required) return undefined
  return (schema.maxLength ?? 0) > lineLength ? 'text' : 'line'
}

/**
 * The fields of a body, in the contract's order, those of nested objects in their place. An optional object that
 * needs an id is left out, since nobody could fill it in.
 */
export function fieldsOf(schema: BodySchema, parents: readonly string[] = []): FormField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]): FormField[] => {
    if (parents.length === 0 && filledByPage.includes(name)) return []
    const required = schema.required?.includes(name) ?? false
    const path = [...parents, name]
    if (property.type === 'object') return required || !needsId(property) ? fieldsOf(property, path) : []
    const kind = path[0] === 'value' && schema.properties?.field ? 'correction' : kindOf(name, property, required)
    if (!kind) return []
    const options = kind === 'choice' ? choicesOf(property) : undefined
    const { maxLength } = property
    const label = isLimit(schema) && name === 'value' ? { label: 'limitValue' } : {}
    const more = { ...(options ? { options } : {}), ...(maxLength ? { maxLength } : {}) }
    return [{ path, name, ...label, kind, required, ...more }]
  })
}

/** A length of time: a number with its unit. */
const isLimit = ({ properties = {} }: BodySchema): boolean => 'value' in properties && 'unit' in properties

const needsId = ({ required = [], properties = {} }: BodySchema): boolean =>
  required.some((name) => properties[name]?.format === 'uuid')
