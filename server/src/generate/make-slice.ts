import { createHash } from 'node:crypto'
import type { Instant } from 'core/calendar'
import type { Count } from 'core/counts'
import { seeded } from '../demo/random.ts'
import type { Head } from '../features/background/index.ts'
import { cutterOf, type TextCutter } from '../features/search/index.ts'
import type { Services } from '../platform/services.ts'
import { makeSection, type SectionMade } from './make-section.ts'
import { type Sheet, Sheets } from './sheets.ts'
import { type Slice, sectionsOf } from './slices.ts'

/** What is to be made: a part of a day, with the first of its serials, up to the moment at which the past ends. */
export interface SliceOrder {
  slice: Slice
  firstSerial: number
  until: Instant
  /** The table that its words are written into. */
  wordsInto: string
}

/** What was made. The digest is over what tells one drawn thing from another and what became of each: the same seed gives the same. */
export interface SliceMade {
  index: number
  matters: number
  contacts: number
  events: number
  /** Texts of contacts, of which a matter has its own. */
  contactTexts: number
  /** Matters of which the rules did not allow a step: they went on without it. */
  refused: number
  digest: Buffer
}

/** Everything that is written with a slice; a cell of the counts and a day of the heads may come several times. */
export interface SliceRows {
  made: SliceMade
  sheets: Sheet[]
  counts: Count[]
  heads: Head[]
}

/** Makes the rows of one slice as the product itself would have, without a database. `cutter` is the city's. */
export async function makeSlice(
  services: Services,
  { slice, firstSerial, until, wordsInto }: SliceOrder,
  cutter: TextCutter = cutterOf(services.city),
): Promise<SliceRows> {
  const random = seeded(slice.seed)
  const sheets = new Sheets()
  const digest = createHash('sha256')
  const sections: SectionMade[] = []
  for (const section of sectionsOf(slice)) {
    const order = { slice, section, firstSerial: firstSerial + section.before.matters, until }
    sections.push(await makeSection(services, order, { random, cutter, sheets, digest }))
  }
  const sum = (name: 'events' | 'contactTexts' | 'refused') => sections.reduce((all, one) => all + one[name], 0)
  return {
    made: {
      index: slice.index,
      matters: slice.matters,
      contacts: slice.contacts,
      events: sum('events'),
      contactTexts: sum('contactTexts'),
      refused: sum('refused'),
      digest: digest.digest(),
    },
    sheets: sheets.all(wordsInto),
    counts: sections.flatMap(({ counts }) => counts),
    heads: sections.flatMap(({ heads }) => heads),
  }
}
