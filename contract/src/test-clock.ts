import { type Static, Type } from 'typebox'
import { closed, InstantText } from './scalars.ts'

/** The moment at which the clock is to stand, for all processes. */
export const TestClockBody = closed({ now: InstantText })
export type TestClockBody = Static<typeof TestClockBody>

export const TestClockView = Type.Object({ now: InstantText })

export const RunDueView = Type.Object({
  ran: Type.Integer({ description: 'How often a matter was run because something was due on it' }),
})
