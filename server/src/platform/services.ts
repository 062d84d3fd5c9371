import type { OrganizerTree } from 'core/access'
import type { Calendar, Instant } from 'core/calendar'
import type { Profile } from 'core/rules'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Gathered } from './database/gathered.ts'
import type { Database } from './database/queryable.ts'
import type { KeyRing } from './keys.ts'
import { errorName } from './loop.ts'
import type { Clock } from './time.ts'

/** Languages the product speaks: what a city writes has a label in both. */
export type Language = 'zh-CN' | 'en'

/** One entry of a list the city keeps. `parent` is null at the top; only a leaf may be chosen where leaves are asked. */
export interface Listed {
  code: string
  label: string
  labelEn: string
  parent: string | null
  /** True for a unit that takes no new work: known by its label still, chosen no more. */
  disabled?: boolean
}

/** Lists the city keeps, by what they list. */
export const listNames = ['organizers', 'categories', 'places'] as const
export type ListName = (typeof listNames)[number]

/** What the product knows of its city, held in memory and read again when it changes. */
export interface City {
  readonly profile: Profile
  readonly calendar: Calendar
  readonly organizers: OrganizerTree
  find(list: ListName, code: string): Listed | undefined
  all(list: ListName): readonly Listed[]
  /** True when nothing stands below the entry. */
  isLeaf(list: ListName, code: string): boolean
  /** Reads lists, profile and calendar again. */
  refresh(): Promise<void>
}

/**
 * Reads the city again after a commit that changed it. What was committed stands also where that fails: it is logged, and the
 * node reads again when the relay tells it of the change.
 */
export async function refreshCity({ city, log }: Pick<Services, 'city' | 'log'>): Promise<void> {
  try {
    await city.refresh()
  } catch (error) {
    log.warn({ error: errorName(error) }, 'the lists of the city could not be read again after they were changed')
  }
}

/** Label of an entry in a language; the code itself where the list does not know it. */
export function labelOf(city: City, list: ListName, code: string, language: Language): string {
  const found = city.find(list, code)
  if (!found) return code
  return language === 'en' ? found.labelEn : found.label
}

/** What every feature is given: no feature makes these itself. */
export interface Services {
  config: Config
  db: Database
  /** What several requests want of `db` at the same moment goes together. */
  gathered: Gathered<Database>
  keys: KeyRing
  clock: Clock
  /** The next public number of the day of a moment. */
  numbers: (at: Instant) => Promise<string>
  city: City
  log: Logger
}
