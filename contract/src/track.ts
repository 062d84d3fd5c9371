import { type Static, Type } from 'typebox'
import { closed, MatterNo } from './scalars.ts'
import { MatterView } from './views.ts'

/** A matter's number and the demander's secret, as he was told them. */
export const TrackBody = closed({
  no: MatterNo,
  code: Type.String({ pattern: '^[0-9]{8}$', description: 'The code that was given with the number' }),
})
export type TrackBody = Static<typeof TrackBody>

/** The matter, and a token that acts as the demander for two hours. */
export const TrackView = Type.Object({ matter: MatterView, token: Type.String() })
export type TrackView = Static<typeof TrackView>
