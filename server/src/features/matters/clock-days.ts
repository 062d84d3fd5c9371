import type { ClockDays } from 'contract/clocks'
import type { Actor } from 'core/access'
import { sightOf } from 'core/matter'
import { Problem } from '../../platform/problem.ts'
import type { Language, Services } from '../../platform/services.ts'
import { daysTold } from '../clocks/index.ts'
import { openMatter } from './read-matter.ts'
import { isShown } from './view.ts'

/**
 * The days a clock of a matter is counted by, told in the reader's language. They are asked for one clock at a time: few ever
 * are, and they would make every view of a matter longer. Throws `not-found` where the reader may not open the matter or sees
 * no such clock.
 */
export async function readClockDays(
  services: Pick<Services, 'db' | 'gathered' | 'city'>,
  { no, clock: id }: { no: string; clock: string },
  { actor, language }: { actor: Actor; language: Language },
): Promise<ClockDays> {
  const { city } = services
  const { matter } = await openMatter(services, no, { actor })
  const clock = matter.clocks.find((one) => one.id === id)
  const sight = sightOf(actor, matter, city.organizers)
  if (!clock || !isShown(matter, clock, { sight })) throw new Problem('not-found')
  return { items: daysTold(clock, { city, language }) }
}
