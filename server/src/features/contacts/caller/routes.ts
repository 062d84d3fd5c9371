import { CallerBody, CallerView, MatterContacts } from 'contract/contacts'
import { GuidanceList } from 'contract/guidance'
import { MatterNo } from 'contract/scalars'
import { Type } from 'typebox'
import type { Audit } from '../../../platform/audit.ts'
import { type App, requireStaff } from '../../../platform/http/app.ts'
import type { Services } from '../../../platform/services.ts'
import { allGuidance } from '../../reference/index.ts'
import { findMatters } from './find-matters.ts'
import { matterContacts } from './matter-contacts.ts'

/** What an operator is shown while somebody is on the line, and what contacts a matter has had. */
export const callerRoutes =
  (services: Pick<Services, 'db' | 'gathered' | 'keys' | 'clock' | 'city'> & { audit: Audit }) =>
  async (app: App): Promise<void> => {
    // The number is sent in a body: addresses end up in logs.
    app.post(
      '/api/contacts/caller',
      {
        schema: { operationId: 'findCaller', tags: ['contacts'], body: CallerBody, response: { 200: CallerView } },
      },
      async (request) => {
        const actor = requireStaff(request, 'operator', 'shift_leader', 'dispatcher', 'callback_clerk')
        return findMatters(services, request.body.phone, { actor, language: request.language })
      },
    )

    app.get(
      '/api/contacts/guidance',
      { schema: { operationId: 'guidance', tags: ['contacts'], response: { 200: GuidanceList } } },
      async (request) => {
        requireStaff(request)
        return { items: allGuidance(services.city, request.language) }
      },
    )

    app.get(
      '/api/matters/:no/contacts',
      {
        schema: {
          operationId: 'matterContacts',
          tags: ['contacts'],
          params: Type.Object({ no: MatterNo }),
          response: { 200: MatterContacts },
        },
      },
      async (request) => {
        const reader = { actor: requireStaff(request), language: request.language }
        return matterContacts(services, request.params.no, reader)
      },
    )
  }
