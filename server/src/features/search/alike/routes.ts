import { AlikeMatters } from 'contract/alike'
import { MatterNo } from 'contract/scalars'
import { Type } from 'typebox'
import { type App, requireStaff } from '../../../platform/http/app.ts'
import type { Services } from '../../../platform/services.ts'
import { findAlike } from './find-alike.ts'
import { sampler } from './sample.ts'

/** What may be the same as a matter, for those who may merge it. */
export const alikeRoutes =
  (services: Pick<Services, 'db' | 'gathered' | 'city' | 'clock'>) =>
  async (app: App): Promise<void> => {
    const sample = sampler()
    const params = Type.Object({ no: MatterNo })
    const schema = { operationId: 'alikeMatters', tags: ['matters'], params, response: { 200: AlikeMatters } }
    app.get('/api/matters/:no/alike', { schema }, async (request) =>
      findAlike({ ...services, sample }, request.params.no, requireStaff(request, 'dispatcher')),
    )
  }
