/** What will be said of the same values again: the database takes them for wrong, or the program cannot read them. */
export function isOfData(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return /^(22|23|P0)...$/.test(code)
  return error instanceof TypeError || error instanceof RangeError
}
