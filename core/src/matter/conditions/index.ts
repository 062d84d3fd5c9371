import type { CommandName } from '../lifecycle.ts'
import type { Condition } from './common.ts'
import { extensionConditions } from './extension.ts'
import { handlingConditions } from './handling.ts'
import { intakeConditions } from './intake.ts'
import { mergingConditions } from './merging.ts'
import { overlayConditions } from './overlays.ts'
import { recordConditions } from './record.ts'
import { regimeConditions } from './regimes.ts'
import { resultConditions } from './result.ts'
import { returnConditions } from './returns.ts'
import { rulingConditions } from './rulings.ts'

/** What a row's states cannot say: conditions that hold whatever the body is. */
export const conditions: Partial<Record<CommandName, Condition>> = {
  ...intakeConditions,
  ...mergingConditions,
  ...handlingConditions,
  ...returnConditions,
  ...extensionConditions,
  ...regimeConditions,
  ...rulingConditions,
  ...resultConditions,
  ...overlayConditions,
  ...recordConditions,
}
