import type { ExportRule } from 'contract/exports'
import type { ProblemCode } from 'contract/problems'
import type { AdministrationRule } from 'core/access'
import type { Limit } from 'core/calendar'
import type { BoundRule, StructuralRule } from 'core/matter'

/** What is wrong with one field, in words that say how to mend it. Whoever throws a problem may name one as `what`. */
export interface Faults {
  required: string
  unknownField: string
  emptyBody: string
  notJson: string
  notUtf8: string
  badAddress: string
  badCharacter: string
  tooDeep: string
  blank: string
  dateTime: string
  date: string
  uuid: string
  unlisted: string
  addressTooLong: string
  noMatter: string
  beforeFrom: string
  periodTooLong: string
  pattern: string
  repeated: string
  samePassword: string
  taken: string
  otp: string
  other: string
}

/** Faults that name a bound or what would be right. */
export interface MeasuredFaults {
  type: (types: string[]) => string
  oneOf: (values: string[]) => string
  atLeast: (bound: number) => string
  atMost: (bound: number) => string
  shorterThan: (characters: number) => string
  longerThan: (characters: number) => string
  fewerThan: (items: number) => string
  moreThan: (items: number) => string
}

/** Every word the server itself says, in one language. Leaving one out does not compile. */
export interface Messages {
  problems: Record<ProblemCode, { title: string; detail: string }>
  /** Rules that are no limits in time: what was refused, and which duty asks for it. */
  rules: Record<StructuralRule | AdministrationRule | ExportRule, { words: string; basis: string }>
  /** Rules of the profile that refuse by their value, which comes in as `boundOf` writes it. */
  bounds: Record<BoundRule, (value: string) => string>
  boundOf: (bound: Limit | number) => string
  faults: Faults
  measured: MeasuredFaults
}
