import type { FileProblem } from '../calendar/index.ts'

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Collects everything that is wrong with a file, each with its path and an example of what would be right. */
export class FileReader {
  readonly problems: FileProblem[] = []

  wrong(path: string, what: string, example: unknown): void {
    this.problems.push({ path, what, example: typeof example === 'string' ? example : JSON.stringify(example) })
  }

  text(fields: Fields, key: string, path: string): string {
    const value = fields[key]
    if (typeof value === 'string' && value.trim()) return value
    this.wrong(`${path}.${key}`, 'must be a text that is not empty', `"${key}": "…"`)
    return ''
  }

  unknown(fields: Fields, known: readonly string[], path: string): void {
    for (const key of Object.keys(fields))
      if (!known.includes(key)) this.wrong(`${path}.${key}`, 'is not known here', `one of ${known.join(', ')}`)
  }
}
