import type { ExtensionBodies } from './bodies/extension.ts'
import type { HandlingBodies } from './bodies/handling.ts'
import type { IntakeBodies } from './bodies/intake.ts'
import type { MergingBodies } from './bodies/merging.ts'
import type { OverlayBodies } from './bodies/overlays.ts'
import type { RecordBodies } from './bodies/record.ts'
import type { RegimeBodies } from './bodies/regimes.ts'
import type { ResultBodies } from './bodies/result.ts'
import type { ReturnBodies } from './bodies/returns.ts'
import type { RulingBodies } from './bodies/rulings.ts'
import type { TimeBodies } from './bodies/time.ts'

export { type CorrectableField, correctableFields } from './bodies/record.ts'

/** What each command carries, after its free texts were put aside: `TextRef` stands for a text, `digest` for a person. */
export interface Bodies
  extends IntakeBodies,
    MergingBodies,
    HandlingBodies,
    ReturnBodies,
    ExtensionBodies,
    RegimeBodies,
    RulingBodies,
    ResultBodies,
    OverlayBodies,
    RecordBodies,
    TimeBodies {}

/** A command with its body. */
export type Command = { [Name in keyof Bodies]: { name: Name; body: Bodies[Name] } }[keyof Bodies]
