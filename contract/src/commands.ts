import type { Static, TObject } from 'typebox'
import { extensionBodies } from './bodies/extension.ts'
import { handlingBodies } from './bodies/handling.ts'
import { intakeBodies } from './bodies/intake.ts'
import { overlayBodies } from './bodies/overlays.ts'
import { recordBodies } from './bodies/record.ts'
import { regimeBodies } from './bodies/regimes.ts'
import { requestBodies } from './bodies/requests.ts'
import { resultBodies } from './bodies/result.ts'
import { returnBodies } from './bodies/returns.ts'

export { DemanderBody, PersonName, Phone } from './bodies/common.ts'
export { legalChannels } from './bodies/intake.ts'
export { longestAddress, OperatorRegisterBody, PlaceBody, PublicRegisterBody } from './bodies/register.ts'

/** What each command carries, as the API takes it. Its free texts are marked, see `FreeText`. */
export const commandBodies = {
  ...intakeBodies,
  ...handlingBodies,
  ...returnBodies,
  ...extensionBodies,
  ...regimeBodies,
  ...requestBodies,
  ...resultBodies,
  ...overlayBodies,
  ...recordBodies,
} as const satisfies Record<string, TObject>

/** Commands that reach an existing matter over the API. */
export type SentCommand = keyof typeof commandBodies
export type CommandBody<Name extends SentCommand> = Static<(typeof commandBodies)[Name]>
export const sentCommandNames = Object.keys(commandBodies) as SentCommand[]
