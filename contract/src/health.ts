import { type Static, Type } from 'typebox'
import { InstantText, nullable } from './scalars.ts'

/** What is looked at, and what its figure counts. `below`: it is worse the smaller it is. */
export const healthChecks = {
  clocks: { unit: 'seconds', below: false },
  outbox: { unit: 'seconds', below: false },
  refused: { unit: 'entries', below: false },
  counts: { unit: 'counts', below: false },
  shutUnits: { unit: 'assignments', below: false },
  connections: { unit: 'requests', below: false },
  streams: { unit: 'streams', below: false },
  room: { unit: 'percent', below: true },
  partitions: { unit: 'months', below: true },
  calendar: { unit: 'days', below: true },
  log: { unit: 'settings', below: false },
  database: { unit: 'bytes', below: false },
} as const
export type HealthCheck = keyof typeof healthChecks
export const healthCheckNames = Object.keys(healthChecks) as HealthCheck[]

/** `good`: nothing to do; `soon`: to be looked after before it stops something; `bad`: it stops something now. */
export const healthStates = ['good', 'soon', 'bad'] as const
export type HealthState = (typeof healthStates)[number]

/** How the node that answered is. A figure without bounds only informs. */
export const HealthView = Type.Object({
  at: InstantText,
  startedAt: InstantText,
  checks: Type.Array(
    Type.Object({
      check: Type.Enum(healthCheckNames),
      state: Type.Enum([...healthStates]),
      figure: Type.Integer(),
      soon: nullable(Type.Integer({ description: 'From this figure on the state is soon' })),
      bad: nullable(Type.Integer({ description: 'From this figure on the state is bad' })),
    }),
  ),
})
export type HealthView = Static<typeof HealthView>
