import type { FastifyRequest } from 'fastify'
import type { Faults } from '../../messages/index.ts'
import { Problem } from '../problem.ts'
import { pointer } from './pointer.ts'

/** Deeper than any body of the contract: what lies deeper is not looked at, it is refused. */
const deepest = 32

/**
 * A null character cannot be stored, half a surrogate pair is no character, and what steers a terminal
 * would play tricks on whoever reads a log or an export. Everything else is somebody's text.
 */
const isWellFormed = (text: string): boolean => !unwanted.test(text.replace(/[\t\r\n]/g, ''))
const unwanted = /[\p{Cc}\p{Surrogate}]/u

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Where a value holds text that cannot be kept, and what is wrong there; undefined when all of it is well-formed. */
export function findFault(value: unknown): { path: string; what: keyof Faults } | undefined {
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: here, path } = next
    if (typeof here === 'string' && !isWellFormed(here)) return { path: pointer(path), what: 'badCharacter' }
    if (!isBranch(here)) continue
    if (path.length >= deepest) return { path: pointer(path), what: 'tooDeep' }
    for (const [key, child] of Object.entries(here)) {
      if (!isWellFormed(key)) return { path: pointer(path), what: 'badCharacter' }
      if (isBranch(child) || typeof child === 'string') waiting.push({ value: child, path: [...path, key] })
    }
  }
  return undefined
}

/** Refuses text that cannot be kept, wherever in body, query or address it stands, before any schema looks at it. */
export async function refuseIllFormed({ body, query, params }: FastifyRequest): Promise<void> {
  const fault = findFault(body) ?? findFault(query) ?? findFault(params)
  if (fault) throw new Problem('malformed', { errors: [fault] })
}
