/** Names of members as they are written, `"name":`. There are few of them, and they come again and again. */
const named = new Map<string, string>()

function nameOf(key: string): string {
  const known = named.get(key)
  if (known !== undefined) return known
  const name = `${JSON.stringify(key)}:`
  if (named.size < 10_000) named.set(key, name)
  return name
}

/**
 * The one text of a JSON value: keys sorted, no spaces, as RFC 8785 writes it. Equal values have equal texts, whatever
 * order their keys were stored in. `undefined` members are left out as JSON does; numbers must be finite.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number without a JSON form')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return ofArray(value)
  if (typeof value === 'object') return ofObject(value as Record<string, unknown>)
  throw new Error(`a ${typeof value} has no JSON form`)
}

function ofArray(items: readonly unknown[]): string {
  let text = ''
  for (const item of items) text += `${text === '' ? '' : ','}${canonical(item ?? null)}`
  return `[${text}]`
}

/** Every event passes here when it is linked and when it is verified: a loop costs a third of lists of lists. */
function ofObject(value: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${nameOf(key)}${canonical(member)}`
  }
  return `{${text}}`
}
