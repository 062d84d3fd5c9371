import type { WorkList } from 'contract/matter-items'
import type { Staff } from 'core/access'
import type { Language } from '../../../platform/services.ts'

/** Whose eyes a list is read with: all that a page of it and the counts depend on. Many readers share one. */
export interface Sight {
  actor: Staff
  language: Language
}

/** What readers share all of what they may know of. */
export const staffKey = ({ organizer, roles, recused }: Staff): string =>
  JSON.stringify([organizer, roles, recused ?? []])

export const sightKey = ({ actor, language }: Sight): string => `${language} ${staffKey(actor)}`

/** The sight that a reader shares. It has no account: a page that came to depend on one would show nobody's. */
export const sightOf = (actor: Staff, language: Language): Sight => ({ actor: { ...actor, account: '' }, language })

/** Somebody who has lists, and the counts of all, on his screen. */
export interface Watcher {
  readonly lists: readonly WorkList[]
  write(text: Buffer): void
}
