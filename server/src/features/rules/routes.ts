import { RulesView, SimulateBody, SimulationView } from 'contract/rules'
import type { Role } from 'core/access'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { oneAtATime } from '../../platform/loop.ts'
import type { Services } from '../../platform/services.ts'
import { rulesView } from './rules-view.ts'
import { simulate } from './simulate.ts'

/** Everybody of the centre and the office; units are told the basis of each of their limits at the limit itself. */
const readers: Role[] = [
  'operator',
  'shift_leader',
  'dispatcher',
  'auditor',
  'callback_clerk',
  'inspector',
  'kb_editor',
  'supervisor',
  'centre_manager',
  'office',
  'leader',
  'system_admin',
]

const simulators: Role[] = ['centre_manager', 'system_admin', 'office']

/** The rules in force with where they come from, and what limits would have been kept under others. */
export const ruleRoutes =
  (services: Pick<Services, 'db' | 'clock' | 'city'>) =>
  async (app: App): Promise<void> => {
    // A simulation reads a lot: a second one waits, so that the work of the desks does not.
    const inTurn = oneAtATime()

    app.get(
      '/api/rules',
      { schema: { operationId: 'readRules', tags: ['rules'], response: { 200: RulesView } } },
      async (request) => {
        requireStaff(request, ...readers)
        return rulesView(services.city.profile, await services.clock.now(), request.language)
      },
    )

    app.post(
      '/api/rules/simulate',
      {
        schema: {
          operationId: 'simulateRules',
          tags: ['rules'],
          body: SimulateBody,
          response: { 200: SimulationView },
        },
      },
      async (request) => {
        requireStaff(request, ...simulators)
        const { body, language } = request
        return inTurn(() => simulate(services, body, { language }))
      },
    )
  }
