import type { Participant, TextRef } from '../types.ts'

export interface MergingBodies {
  /** `into` is the number of the main matter. */
  merge: { into: string }
  unmerge: { reason: TextRef }
  /** What the merged matter brings along: its number, and what the main matter has to keep to. */
  takeIn: { from: string; sealed: boolean; about: string[]; participants: Participant[] }
  letGo: { to: string }
}
