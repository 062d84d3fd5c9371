import { readFile } from 'node:fs/promises'
import type { FileProblem } from 'core/calendar'
import { StartRefusal } from '../../platform/refusal.ts'

const folder = new URL('../../../profiles/', import.meta.url)

/** The address of a reviewed file of the product itself: a profile or the holiday lists. */
export const profileFile = (name: string): URL => new URL(`${name}.json`, folder)

type Parsed<Value> = ({ ok: true } & Value) | { ok: false; problems: FileProblem[] }

/** What a reader says is wrong in a file, one line each, with a right value to go by. */
export const problemLines = (problems: readonly FileProblem[]): string =>
  problems.map(({ path, what, example }) => `  ${path} ${what}; for example ${example}`).join('\n')

/** Reads a JSON file and has it checked. Refuses with the file's name and everything that is wrong in it. */
export async function readReviewed<Value>(
  file: URL | string,
  parse: (value: unknown) => Parsed<Value>,
): Promise<{ ok: true } & Value> {
  const name = typeof file === 'string' ? file : (file.pathname.split('/').at(-1) ?? '')
  const parsed = parse(await readJson(file, name))
  if (parsed.ok) return parsed
  throw new StartRefusal(`The file ${name} cannot be used:\n${problemLines(parsed.problems)}`)
}

async function readJson(file: URL | string, name: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefusal(`The file ${name} cannot be read (${error.code}). Check its name and its rights.`)
  })
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new StartRefusal(`The file ${name} is not JSON: ${(error as Error).message}`)
  }
}
