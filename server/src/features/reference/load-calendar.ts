import { isDeepStrictEqual } from 'node:util'
import { type Calendar, parseCalendar } from 'core/calendar'
import type { Database } from '../../platform/database/queryable.ts'
import { tellCityChanged } from '../../platform/outbox.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import { presentCalendar } from './city.ts'
import { readReviewed } from './files.ts'
import { saveCalendar } from './store.ts'

/** What a load brought: the calendar now in force, and the years whose list is new or another than before. */
export interface LoadedCalendar {
  calendar: Calendar
  added: string[]
  changed: string[]
}

/** The present lists with those of the file put over them, under the file's version. */
function merge(present: Calendar, file: Calendar): LoadedCalendar {
  const differing = Object.keys(file.years).filter((year) => !isDeepStrictEqual(file.years[year], present.years[year]))
  return {
    calendar: { version: file.version, years: { ...present.years, ...file.years } },
    added: differing.filter((year) => !(year in present.years)),
    changed: differing.filter((year) => year in present.years),
  }
}

/**
 * Takes in a file with the lists of one or more years; other years stay as they are. All nodes read the calendar again.
 * Loading the same lists twice changes nothing. Refuses a file that is wrong, and other lists under a version that is
 * already in force, since clocks name the version they were counted by.
 */
export async function loadCalendar(db: Database, file: string): Promise<LoadedCalendar> {
  const { calendar: given } = await readReviewed(file, parseCalendar)
  return db.transaction(async (tx) => {
    const present = await presentCalendar(tx)
    const loaded = merge(present, given)
    const isNew = loaded.added.length + loaded.changed.length > 0
    if (!isNew) return { ...loaded, calendar: present }
    if (given.version === present.version)
      throw new StartRefusal(
        `The file ${file} bears version ${given.version}, which is in force with other lists. Give it a version of its own, such as ${given.version}-2.`,
      )
    await saveCalendar(tx, loaded.calendar)
    await tellCityChanged(tx)
    return loaded
  })
}
