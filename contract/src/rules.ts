import { countKeys, limitKeys } from 'core/rules'
import { type Static, Type } from 'typebox'
import { closed, DayText, LimitBody, MatterNo, nullable } from './scalars.ts'

const ruleKeys = [...limitKeys, ...countKeys]
const RuleKey = Type.Enum(ruleKeys as [(typeof ruleKeys)[number], ...(typeof ruleKeys)[number][]])
const Source = Type.Enum(['measures', 'default'] as const)

/** A value of a rule: `limit` of a rule in time, `count` of one that is a plain number. */
const value = { limit: Type.Optional(LimitBody), count: Type.Optional(Type.Integer()) }

export const RuleView = Type.Object({
  rule: RuleKey,
  ...value,
  basis: Type.String({ description: 'The article, standard or city it comes from' }),
  source: Source,
  fixed: Type.Boolean({ description: 'The Measures set a bound for it' }),
  bound: Type.Optional(
    Type.Object(
      { bound: Type.Enum(['atMost', 'atLeast'] as const), limit: LimitBody },
      { description: 'What the Measures allow' },
    ),
  ),
  loosened: Type.Optional(Type.String({ description: 'Why it is looser than the Measures' })),
  history: Type.Array(
    Type.Object({
      version: Type.Integer(),
      from: DayText,
      ...value,
      source: Source,
      loosened: Type.Optional(Type.String()),
    }),
    { description: 'The versions that set it, oldest first; also such as are still to come' },
  ),
})
export type RuleView = Static<typeof RuleView>

/** Every rule of the version in force, and the days from which each version holds. */
export const RulesView = Type.Object({
  profile: Type.String(),
  name: Type.String({ description: "The city, in the reader's language" }),
  version: Type.Integer({ description: 'The version in force now' }),
  from: DayText,
  versions: Type.Array(Type.Object({ version: Type.Integer(), from: DayText })),
  items: Type.Array(RuleView),
})
export type RulesView = Static<typeof RulesView>

/** A period of registration days, both counted, and the limits to try in place of those the matters had. */
export const SimulateBody = closed({
  from: DayText,
  to: DayText,
  changes: Type.Record(Type.String({ pattern: '^[A-Za-z]+\\.[A-Za-z]+$' }), LimitBody, {
    minProperties: 1,
    maxProperties: limitKeys.length,
  }),
})
export type SimulateBody = Static<typeof SimulateBody>

/** How limits were kept. `share` is `onTime / (onTime + overdue)`; null where none is decided yet. */
export const Kept = Type.Object({
  clocks: Type.Integer(),
  onTime: Type.Integer(),
  overdue: Type.Integer({ description: 'Met late, or not met and past' }),
  open: Type.Integer({ description: 'Still running in time, or no longer owed before it was due' }),
  warnings: Type.Integer(),
  share: nullable(Type.Number()),
})
export type Kept = Static<typeof Kept>

const compared = { before: Kept, after: Kept }
const Outcome = Type.Enum(['onTime', 'overdue', 'open'] as const)

export const SimulationView = Type.Object({
  matters: Type.Integer({ description: 'Matters that were looked at' }),
  capped: Type.Boolean({ description: 'There are more in the period than one simulation takes; the first were taken' }),
  looser: Type.Array(RuleKey, { description: 'Changes that the Measures do not allow without a reason' }),
  total: Type.Object(compared),
  byRule: Type.Array(Type.Object({ rule: RuleKey, ...compared })),
  byUnit: Type.Array(
    Type.Object({ organizer: nullable(Type.String()), label: Type.Optional(Type.String()), ...compared }),
    { description: 'Null stands for the centre' },
  ),
  byType: Type.Array(Type.Object({ type: Type.String(), ...compared })),
  differences: Type.Object({
    clocks: Type.Integer({ description: 'Limits whose due time or outcome would have been another' }),
    items: Type.Array(
      Type.Object({
        no: MatterNo,
        rule: RuleKey,
        organizer: nullable(Type.String()),
        before: Type.Object({ dueAt: Type.String(), outcome: Outcome }),
        after: Type.Object({ dueAt: Type.String(), outcome: Outcome }),
      }),
      { description: 'Those first whose outcome changes; 200 at most' },
    ),
  }),
})
export type SimulationView = Static<typeof SimulationView>
