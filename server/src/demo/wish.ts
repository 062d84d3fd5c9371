import type { Channel, MatterType, Urgency } from 'core/matter'

/** What a drawn matter must be like, so that it fits the story it is drawn for. */
export interface MatterWish {
  types?: readonly MatterType[]
  channels?: readonly Channel[]
  urgencies?: readonly Urgency[]
  /** True: a call-back is owed, so neither praise nor anonymous, and a reply is wanted. */
  called?: true
  /** True: the centre knows the answer itself. */
  answerable?: true
  /** True: it belongs to another procedure. Nothing else draws these. */
  declined?: true
  /** True: it lies where people live, not mostly on the few streets whose offices the demo city has. */
  allOver?: true
}
