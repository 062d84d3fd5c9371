const longest = 200

/** A JSON pointer (RFC 6901) to a field, cut where a sender's own key makes it absurdly long. */
export function pointer(path: readonly string[]): string {
  const text = path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return text.length > longest ? `${[...text].slice(0, longest).join('')}…` : text
}
