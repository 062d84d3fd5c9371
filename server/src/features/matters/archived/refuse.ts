import type { Actor } from 'core/access'
import { sightOf } from 'core/matter'
import type { Queryable } from '../../../platform/database/queryable.ts'
import { Problem } from '../../../platform/problem.ts'
import type { City } from '../../../platform/services.ts'
import { findArchived, monthOfContact } from './store.ts'

/**
 * Asked where no matter of the number is attached: throws `archived` when it lies in the archive and the actor may know of
 * it. Whoever may not is told what he is told of a number that does not exist.
 */
export async function refuseArchived(
  on: Queryable,
  no: string,
  { actor, city }: { actor: Actor; city: Pick<City, 'organizers'> },
): Promise<void> {
  const found = await findArchived(on, no)
  if (found && sightOf(actor, found.matter, city.organizers) !== 'none')
    throw new Problem('archived', { no, month: found.month })
}

/** The same of a contact, for whoever may know of it. */
export async function refuseArchivedContact(on: Queryable, id: string): Promise<void> {
  const month = await monthOfContact(on, id)
  if (month) throw new Problem('archived', { month })
}
