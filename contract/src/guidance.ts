import { guidanceChannels } from 'core/rules'
import { type Static, Type } from 'typebox'

/** Where a caller or demander is guided to, as he is told it. `phone` and `site` are absent where the city names none. */
export const GuidanceView = Type.Object({
  channel: Type.Enum(guidanceChannels),
  name: Type.String(),
  address: Type.String(),
  phone: Type.Optional(Type.String()),
  hours: Type.String(),
  site: Type.Optional(Type.String()),
})
export type GuidanceView = Static<typeof GuidanceView>
export const GuidanceList = Type.Object({ items: Type.Array(GuidanceView) })
