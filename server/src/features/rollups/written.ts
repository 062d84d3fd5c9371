import { type Count, type CountedContact, contactCell, difference, matterCells } from 'core/counts'
import type { MatterEvent } from 'core/matter'
import type { City } from '../../platform/services.ts'
import { satisfiedFrom } from './satisfied.ts'

/** What was written at once: the whole history of each matter, and contacts. */
export interface Written {
  histories: readonly (readonly MatterEvent[])[]
  contacts: readonly CountedContact[]
}

/** The counts of what was written beside the outbox, to be added in the transaction that writes it. */
export function countsOf(city: Pick<City, 'profile'>, { histories, contacts }: Written): Count[] {
  const from = satisfiedFrom(city)
  return difference([], [...histories.flatMap((events) => matterCells(events, from)), ...contacts.map(contactCell)])
}
