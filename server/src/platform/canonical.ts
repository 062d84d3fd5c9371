/** Names of members as they are written, `"name":`. There are few of them, and they come again and again. */
const named = new Map<string, string>()

function nameOf(key: string): string {
  const known = named.get(key)
  if (known !== undefined) return known
  const name = `${JSON.stringify(key)}:`
  if (named.size < 10_000) named.set(key, name)
  return name
}

/** What JSON writes otherwise than it stands: told faster of a short text than having it written. */
const special = /["\\\p{Cc}\p{Cs}]/u
const longestShort = 64
const quoted = (text: string): string =>
  text.length <= longestShort && !special.test(text) ? `"${text}"` : JSON.stringify(text)

/**
 * The one text of a JSON value: keys sorted, no spaces, as RFC 8785 writes it. Equal values have equal texts, whatever
 * order their keys were stored in. `undefined` members are left out as JSON does; numbers must be finite. Every event
 * passes here when it is linked and when it is verified: hence the loops and what they spare.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
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

function ofObject(value: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const key of sorted(Object.keys(value))) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${nameOf(key)}${canonical(member)}`
  }
  return `{${text}}`
}

const fewKeys = 24

/** Sorts in place. A few keys are put in order one by one, which costs a third of the general way. */
function sorted(keys: string[]): string[] {
  if (keys.length > fewKeys) return keys.sort()
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end]!
    let at = end
    for (; at > 0 && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!
    keys[at] = key
  }
  return keys
}
