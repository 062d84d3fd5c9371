import { isSealed, type Matter } from 'core/matter'
import { publicTexts } from './work-rows.ts'

/** What of a matter decides by which words it is found. */
export type Worded = Pick<Matter, 'id' | 'texts' | 'assignments' | 'category' | 'place'>

/** Ids of the texts that are shown of the matter now. A reply is, once it has passed its audit. */
export function standingTexts(matter: Pick<Worded, 'texts' | 'assignments'>): string[] {
  const { title, content, titleForUnits, contentForUnits, answer } = matter.texts
  const own = [title, content, titleForUnits, contentForUnits, answer].filter((id) => id !== null)
  return [...own, ...publicTexts(matter)]
}

/** The codes of where a matter is, from the widest to the narrowest. */
export const codesOf = ({ place: { district, street, committee } }: Pick<Worded, 'place'>): string[] =>
  [district, street, committee].filter((code) => code !== null)

/**
 * True where a matter may be found by other words than before: those it had, or those that units may find it by. `kinds`:
 * of the texts that were written with the change. What its demander adds is found without the matter naming it.
 */
export function isReworded(before: Matter | undefined, after: Matter, kinds: readonly string[]): boolean {
  if (!before || kinds.includes('supplement.text')) return true
  const said = (matter: Matter) =>
    JSON.stringify([standingTexts(matter), codesOf(matter), matter.category, isSealed(matter)])
  return said(before) !== said(after)
}
