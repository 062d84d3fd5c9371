import type { Services } from '../../platform/services.ts'
import { countLists, pageFor } from '../work-lists/index.ts'
import type { Readings } from './watched/board.ts'

/** Lists as the streams read them: by what answers `GET /api/matters` and its counts, so that nobody is told more than they tell him. */
export const readingsOf = (services: Pick<Services, 'db' | 'clock' | 'city'>): Readings => ({
  page: (list, { actor, language }) => pageFor(services, { list }, { actor, language }),
  counts: ({ actor }) => countLists(services, actor),
})
