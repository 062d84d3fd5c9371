import type { CommandName } from '../lifecycle.ts'
import type { Condition } from './common.ts'
import { handlingConditions } from './handling.ts'
import { intakeConditions } from './intake.ts'
import { overlayConditions } from './overlays.ts'
import { resultConditions } from './result.ts'
import { returnConditions } from './returns.ts'

/** What a row's states cannot say: conditions that hold whatever the body is. */
export const conditions: Partial<Record<CommandName, Condition>> = {
  ...intakeConditions,
  ...handlingConditions,
  ...returnConditions,
  ...resultConditions,
  ...overlayConditions,
}
