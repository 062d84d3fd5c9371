import { contactOutcomes } from 'contract/contacts'
import { type DashboardRow, type DashboardView, type Figures, figureNames } from 'contract/dashboard'
import { firstOfMonth } from 'core/calendar'
import type { Count } from 'core/counts'
import { closings, dispositions } from 'core/matter'
import { groupBy } from '../../platform/group.ts'

/** What a number of the dashboard is added up from. */
export type Counted = Pick<Count, 'measure' | 'outcome' | 'count'>

/** The number that a count is part of; undefined for those that only the totals tell. */
function figureOf({ measure, outcome }: Counted): keyof Figures | undefined {
  switch (measure) {
    case 'contact':
      return 'contacts'
    case 'duty':
    case 'rated':
      return figureNames.find((name) => name === outcome)
    case 'first':
    case 'service':
      return undefined
    default:
      return measure
  }
}

/** The column of a number. */
export const columnOf = (name: keyof Figures): string => (name === 'onTime' ? 'on_time' : name)
/** What selects all numbers of a row under their names. */
export const namedFigures = figureNames.map((name) => `${columnOf(name)} as "${name}"`).join(', ')

export function figuresOf(counts: readonly Counted[]): Figures {
  const figures = Object.fromEntries(figureNames.map((name) => [name, 0])) as Figures
  for (const one of counts) {
    const name = figureOf(one)
    if (name) figures[name] += one.count
  }
  return figures
}

/** One row a key, in the order of the keys. */
const rowsOf = <Row extends Counted>(counts: readonly Row[], keyOf: (row: Row) => string): DashboardRow[] =>
  [...groupBy(counts, keyOf)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => ({ key, ...figuresOf(own) }))

/** What a dashboard breaks its figures down by. */
export const breakdowns = ['district', 'category', 'organizer'] as const
export type Breakdown = (typeof breakdowns)[number]
/** What figures are told by: of the city, and of one unit. The total is all of them, under no code. */
const cityMargins = ['total', ...breakdowns] as const
const unitMargins = ['total', 'district', 'category'] as const
export type Margin = (typeof cityMargins)[number]

/** Sums are kept by the day and by the month, which bears its first day. */
const spans = { day: ({ day }: Count) => day, month: ({ day }: Count) => firstOfMonth(day) } as const
export type Span = keyof typeof spans
const spanNames = Object.keys(spans) as Span[]

/** A row of `rollup_days`: what was counted of an organizer, or of the city where that is empty, in a day or a month. */
export type DayRow = Pick<Count, 'organizer' | 'day' | 'measure' | 'outcome' | 'count'> & { span: Span }

/** Counts as they are summed up in `rollup_days`: of the city and of each organizer, by day and by month. */
export function daysOf(counts: readonly Count[]): DayRow[] {
  const rows = new Map<string, DayRow>()
  const add = (row: DayRow) => {
    const key = `${row.organizer}\0${row.span}\0${row.day}\0${row.measure}\0${row.outcome}`
    const known = rows.get(key)
    if (known) known.count += row.count
    else rows.set(key, row)
  }
  for (const one of counts)
    for (const organizer of one.organizer === '' ? [''] : ['', one.organizer])
      for (const span of spanNames) {
        const { measure, outcome, count } = one
        add({ organizer, span, day: spans[span](one), measure, outcome, count })
      }
  return [...rows.values()]
}

/** The figures by one thing at a time, of the city (`organizer` is empty) and of each unit, for days and months. */
export function marginsOf(counts: readonly Count[]) {
  const shown = counts.filter((count) => figureOf(count) !== undefined)
  const units = [...groupBy(shown, ({ organizer }) => organizer)].filter(([organizer]) => organizer !== '')
  return [
    ...ownMargins('', shown, cityMargins),
    ...units.flatMap(([organizer, own]) => ownMargins(organizer, own, unitMargins)),
  ]
}

/** A row of `rollup_margins`. */
export type MarginRow = ReturnType<typeof marginsOf>[number]

const ownMargins = (organizer: string, counts: readonly Count[], margins: readonly Margin[]) =>
  spanNames.flatMap((span) =>
    [...groupBy(counts, spans[span])].flatMap(([day, own]) =>
      margins.flatMap((by) =>
        rowsOf(own, (count) => (by === 'total' ? '' : count[by])).map((row) => ({ organizer, span, by, day, ...row })),
      ),
    ),
  )

/** Counts of one measure by outcome, with those that nothing was counted under. */
export const countsBy = <Name extends string>(
  counts: readonly Counted[],
  measure: Counted['measure'],
  names: readonly Name[],
) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      counts.reduce((all, one) => (one.measure === measure && one.outcome === name ? all + one.count : all), 0),
    ]),
  ) as Record<Name, number>

export const totalsOf = (counts: readonly Counted[]): DashboardView['totals'] => ({
  ...figuresOf(counts),
  contactsBy: countsBy(counts, 'contact', contactOutcomes),
  closedBy: countsBy(counts, 'closed', closings),
  rated: countsBy(counts, 'rated', dispositions),
})
