import { longTermCause, type Matter } from 'core/matter'
import { ruleSetOf } from 'core/rules'
import type { Services } from '../../platform/services.ts'
import { takeBySystem } from '../matters/index.ts'
import { contactsSince } from './store.ts'

/**
 * Proposes a closed matter as long-term once it was raised again too often after its end. It runs after the contact is
 * kept: were it cut off between the two, the next contact, or the same sent again, would propose it.
 */
export async function proposeRepeated(services: Services, matter: Matter): Promise<void> {
  const { id, state, closedAt, ruleSet } = matter
  if (state !== 'closed' || closedAt === null) return
  const { db, city } = services
  const contacts = await contactsSince(db, { matter: id, from: closedAt })
  const rules = ruleSetOf(city.profile, ruleSet)
  const cause = longTermCause(matter, contacts, { rules, calendar: city.calendar })
  if (cause) await takeBySystem(services, id, { name: 'proposeLongTerm', body: { cause } })
}
