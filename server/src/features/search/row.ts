import type { Columns, Table } from '../../platform/database/rows.ts'
import type { City } from '../../platform/services.ts'
import { codesOf, standingTexts, type Worded } from '../matters/index.ts'
import { bandsOf } from './bands.ts'
import { cutterOf, type TextCutter } from './words.ts'

/** The columns of a matter's words; vectors are written as PostgreSQL reads them. */
const columns: Columns = {
  matter_id: 'uuid',
  words: 'tsvector',
  for_units: 'tsvector',
  bands_here: 'integer[]',
  bands_anywhere: 'integer[]',
}
export const wordsTable = { words: { table: 'matter_words', columns } } as const satisfies Record<string, Table>

/** A row of that table. `for_units` is null where units read all that the centre reads. */
export interface WordsRow extends Record<string, unknown> {
  matter_id: string
  words: string
  for_units: string | null
  /** The bands of what was reported, see `Bands`. */
  bands_here: number[]
  bands_anywhere: number[]
}

/** A text of a matter as it is stored; `plain` is null once it was cut. */
export interface WordedText {
  id: string
  kind: string
  plain: string | null
  for_units: boolean
}

/** Kinds of texts that a matter is found by. An address is none: it is kept encrypted, and its words would tell it. */
export const wordedKinds = [
  'register.title',
  'register.content',
  'supplement.text',
  'dispatch.titleForUnits',
  'dispatch.contentForUnits',
  'correct.value',
  'answer.text',
  'reply.publicText',
  'reportLegalResult.publicText',
] as const
/** What the matter is about, by its demander: only this is compared with what others report, not what a unit replied to it. */
const reportedKinds: readonly string[] = ['register.title', 'register.content', 'correct.value']
const isWorded = (kind: string): boolean => (wordedKinds as readonly string[]).includes(kind)

/** The mark of where a matter is, and of what it is about: no words, so that nobody asks for them by chance. */
export const placeMark = (code: string): string => `@${code}`
export const categoryMark = (code: string): string => `#${code}`
/** What is written into a vector without quotes. */
export const isPlainCode = (code: string): boolean => /^[\w-]{1,40}$/.test(code)

/**
 * The words of a matter: those of its texts as they stand (not of what was corrected since), of what its demander added,
 * of the reply he was told, and of its place. Undefined once its texts were cut. `cutter` is the city's.
 */
export function wordsRow(
  city: Pick<City, 'all' | 'find'>,
  matter: Worded,
  texts: readonly WordedText[],
  cutter: TextCutter = cutterOf(city),
): WordsRow | undefined {
  const stands = new Set(standingTexts(matter))
  const found = texts.filter(
    ({ id, kind, plain }) => plain !== null && isWorded(kind) && (kind === 'supplement.text' || stands.has(id)),
  )
  if (found.length === 0) return undefined
  const reported = wordsOf(cutter, found.filter(isReported))
  const ofPlace = wordsOfPlace(city, matter, cutter)
  const own = new Set([
    ...reported,
    ...wordsOf(
      cutter,
      found.filter((text) => !isReported(text)),
    ),
    ...ofPlace,
  ])
  const open = found.filter(({ for_units }) => for_units)
  const isOpen = open.length === found.length
  const { here, anywhere } = bandsOf(without(reported, ofPlace), { place: markOfPlace(matter), sealed: !isOpen })
  return {
    matter_id: matter.id,
    words: [...marks(matter), ...kept([...own])].join(' '),
    for_units: isOpen ? null : kept(wordsOf(cutter, open)).join(' '),
    bands_here: here,
    bands_anywhere: anywhere,
  }
}

const isReported = ({ kind }: WordedText): boolean => reportedKinds.includes(kind)
const wordsOf = (cutter: TextCutter, texts: readonly WordedText[]): string[] =>
  cutter.wordsIn(texts.map(({ plain }) => plain).join('\n'))

function without(words: readonly string[], others: readonly string[]): string[] {
  const taken = new Set(others)
  return words.filter((word) => !taken.has(word))
}

/** Bytes of words: twice as many and the database would refuse the row, and with it whatever is taken from the outbox. */
const mostWords = 500_000

/** As many of the words as fit, the first of the text before the others. */
function kept(words: readonly string[]): string[] {
  let left = mostWords
  return words.filter((word) => {
    left -= Buffer.byteLength(word) + 1
    return left >= 0
  })
}

const labels = (city: Pick<City, 'find'>, matter: Worded): string[] =>
  codesOf(matter).flatMap((code) => city.find('places', code)?.label ?? [])

/** The words that a matter has from its place alone. */
export const wordsOfPlace = (
  city: Pick<City, 'all' | 'find'>,
  matter: Worded,
  cutter: TextCutter = cutterOf(city),
): string[] => cutter.wordsIn(labels(city, matter).join('\n'))

/** The mark of the street, or of the district, in which a matter is. */
export function markOfPlace({ place }: Worded): string | undefined {
  const here = place.street ?? place.district
  return here !== null && isPlainCode(here) ? placeMark(here) : undefined
}

const marks = (matter: Worded): string[] => [
  ...codesOf(matter).filter(isPlainCode).map(placeMark),
  ...(matter.category !== null && isPlainCode(matter.category) ? [categoryMark(matter.category)] : []),
]
