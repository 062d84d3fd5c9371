/** Writes a file piece by piece, so that it never lies in memory whole. Pieces put together in order are the file. */
export interface FileWriter {
  /** The bytes of these rows, and of what goes before the first ones. */
  rows(rows: readonly (readonly string[])[]): Uint8Array
  end(): Uint8Array
}

/** What every file begins with: who took it out and when, and the names of the columns. */
export interface Heading {
  mark: string
  sheet: string
  columns: readonly string[]
}
