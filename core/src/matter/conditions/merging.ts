import { type Condition, wrongState } from './common.ts'

export const mergingConditions = {
  unmerge: (matter) => (matter.closing === 'merged' ? null : wrongState(matter)),
} as const satisfies Record<string, Condition>
