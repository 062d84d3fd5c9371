import { longestAddress } from 'contract/commands'
import type { Queryable } from '../../platform/database/queryable.ts'
import { Problem } from '../../platform/problem.ts'
import type { City, Services } from '../../platform/services.ts'
import { hasContact } from './store.ts'

/** Codes and ids a body may name, which the core cannot look up. */
interface Named {
  category?: unknown
  contact?: unknown
  place?: unknown
  field?: unknown
  value?: unknown
  lead?: unknown
  co?: unknown
  organizer?: unknown
  suggested?: unknown
  interim?: unknown
}

const placeLevels = ['district', 'street', 'committee'] as const

/** Fields that name a unit which is to get work. */
const unitFields = ['lead', 'co', 'organizer', 'suggested', 'interim'] as const

/**
 * What is wrong with the codes and ids a body names: a category that is no leaf, a unit that is shut, a place that is not known,
 * an address that is too long, or a contact that is not known: of a matter that is there, one that was recorded about it.
 */
export async function checkReferences(
  { city }: Pick<Services, 'city'>,
  on: Queryable,
  body: Named,
  matter?: string,
): Promise<Problem | undefined> {
  if (body.category !== undefined && !isCategory(city, body.category)) return wrong('unknown-category', '/category')
  if (body.field === 'category' && !isCategory(city, body.value)) return wrong('unknown-category', '/value')
  const places = (body.place ?? {}) as Record<string, unknown>
  const stray = placeLevels.find((level) => places[level] !== undefined && !isPlace(city, places[level]))
  if (stray) return wrong('unknown-place', `/place/${stray}`)
  if (placeLevels.some((level) => body.field === level) && !isPlace(city, body.value))
    return wrong('unknown-place', '/value')
  if (body.field === 'address' && String(body.value).length > longestAddress)
    return new Problem('malformed', { errors: [{ path: '/value', what: 'addressTooLong' }] })
  const shut = unitFields.find((field) => [body[field]].flat().some((unit) => isShut(city, unit)))
  if (shut) return wrong('unknown-organizer', `/${shut}`)
  if (typeof body.contact === 'string' && !(await hasContact(on, body.contact, matter)))
    return wrong('unknown-contact', '/contact')
  return undefined
}

const isCategory = (city: City, code: unknown): boolean =>
  typeof code === 'string' && city.find('categories', code) !== undefined && city.isLeaf('categories', code)

const isPlace = (city: City, code: unknown): boolean =>
  typeof code === 'string' && city.find('places', code) !== undefined

const isShut = (city: City, id: unknown): boolean =>
  typeof id === 'string' && city.find('organizers', id)?.disabled === true

type Unknown = 'unknown-category' | 'unknown-place' | 'unknown-contact' | 'unknown-organizer'

const wrong = (code: Unknown, path: string): Problem => new Problem(code, { errors: [{ path, what: 'unlisted' }] })
