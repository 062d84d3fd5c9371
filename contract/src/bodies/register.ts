import { channels, matterTypes, replyChannels, urgencies } from 'core/matter'
import { type Static, Type } from 'typebox'
import { Code, closed, FreeText, Id } from '../scalars.ts'
import { DemanderBody, LongText } from './common.ts'

/** Characters of an address, as it is registered and as it is corrected. */
export const longestAddress = 200

export const PlaceBody = closed({
  district: Type.Optional(Code),
  street: Type.Optional(Code),
  committee: Type.Optional(Code),
  address: Type.Optional(FreeText({ maxLength: longestAddress, identifying: true })),
  lng: Type.Optional(Type.Number({ minimum: 73, maximum: 136 })),
  lat: Type.Optional(Type.Number({ minimum: 3, maximum: 54 })),
})

const requestFields = {
  type: Type.Enum(matterTypes),
  title: FreeText({ maxLength: 100 }),
  content: LongText,
  place: Type.Optional(PlaceBody),
  demander: Type.Optional(DemanderBody),
  anonymous: Type.Optional(Type.Boolean()),
  confidential: Type.Optional(Type.Boolean()),
  about: Type.Optional(Type.Array(Code, { maxItems: 10, uniqueItems: true })),
  reply: Type.Optional(Type.Enum(replyChannels)),
}

/** A request from the portal: `demander`, or `anonymous: true`. */
export const PublicRegisterBody = closed(requestFields)
export type PublicRegisterBody = Static<typeof PublicRegisterBody>

/** A request an operator takes: accepted on the spot, so with category. `contact` names the call it came in. */
export const OperatorRegisterBody = closed({
  ...requestFields,
  channel: Type.Enum(channels),
  category: Code,
  urgency: Type.Optional(Type.Enum(urgencies)),
  contact: Type.Optional(Id),
})
