/** A JSON schema as OpenAPI writes the contract's bodies. */
export interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  format?: string
  pattern?: string
}

const byFormat: Record<string, string> = {
  'date-time': '2026-03-02T10:00:00+08:00',
  date: '2026-03-05',
  uuid: '0198c0de-0000-7000-8000-000000000000',
}
/** Texts that fit the patterns of the contract, the first that does. */
const texts = ['a', '一', '123456', '13800138000', '12345678', '2603020000011', '440113', 'Someone', 'some-one', '0101']

function textFor({ format, pattern, minLength = 0 }: Schema): string {
  if (format && byFormat[format]) return byFormat[format]
  const fits = (text: string) => text.length >= minLength && (!pattern || new RegExp(pattern, 'u').test(text))
  const found = [...texts, 'a'.repeat(minLength)].find(fits)
  if (found === undefined) throw new Error(`no sample for the pattern ${pattern}`)
  return found
}

/** The smallest value that a schema takes; fields that `known` names get their value from there. */
export function sample(schema: Schema, known: Readonly<Record<string, unknown>> = {}): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0]!, known)
  switch (schema.type) {
    case 'object': {
      const names = schema.required ?? []
      const field = (name: string) => known[name] ?? sample(schema.properties?.[name] ?? {}, known)
      return Object.fromEntries(names.map((name) => [name, field(name)]))
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, known))
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'null':
      return null
    default:
      return textFor(schema)
  }
}
