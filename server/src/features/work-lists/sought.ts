import type { WorkListQuery } from 'contract/work-lists'
import type { Transaction } from '../../platform/database/queryable.ts'
import { spanOfIds } from '../../platform/ids.ts'
import { idsBetween } from './all-matters/store.ts'
import { linesOf, type Wanted } from './by-words.ts'
import { pageOfDuties } from './duties.ts'
import type { Reader } from './items.ts'
import { type ListedLine, newestAssignments, newestOpen } from './newest-lines/store.ts'
import { filtersOf, type Source } from './sources.ts'
import { type Asked, type Filters, isNarrow, type Line, oldestOpen, openOf } from './store.ts'

/** Where words are looked for: all matters and all open ones are too many to be gone through, other open work is not. */
export async function soughtIn(
  tx: Transaction,
  source: Source,
  { query, reader }: { query: WorkListQuery; reader: Reader },
): Promise<Wanted['from']> {
  const filters = filtersOf(query, source, reader)
  const asked = { filters, now: reader.now }
  switch (source.of) {
    case 'open': {
      const narrow = async (ids: readonly string[]) =>
        new Map((await openOf(tx, ids, asked)).map((line) => [line.matter, line]))
      return { of: 'history', isWhole: false, oldest: await oldestOpen(tx), narrow }
    }
    case 'all': {
      const isWhole = !isNarrow(filters)
      const narrow = async (ids: readonly string[]) => linesOf(tx, isWhole ? ids : await narrowedOf(tx, ids, filters))
      return { of: 'history', isWhole, narrow }
    }
    case 'assignments':
      return { of: 'list', lines: (below, most) => newestAssignments(tx, source.states, { ...asked, below, most }) }
    case 'duties':
      return { of: 'list', lines: newestDuties(tx, reader, asked) }
    case 'state':
      return { of: 'list', lines: (below, most) => newestOpen(tx, source, { ...asked, below, most }) }
    case 'supervised':
      return { of: 'list', lines: (below, most) => newestOpen(tx, source.of, { ...asked, below, most }) }
  }
}

/** Those of some matters that the filters let through. */
async function narrowedOf(tx: Transaction, ids: readonly string[], filters: Filters): Promise<readonly string[]> {
  if (ids.length === 0) return ids
  const [from, below] = spanOfIds(ids)
  return idsBetween(tx, { from, below, among: ids }, { filters, limit: ids.length })
}

/** More lines than wait for anybody beside his lists. */
const wholeList = 100_000

/** What waits for somebody is told by several tables, and there is little of it: it is read whole, and once. */
function newestDuties(tx: Transaction, { actor }: Reader, asked: Pick<Asked, 'filters' | 'now'>) {
  let whole: Promise<Line[]> | undefined
  return async (below: string, most: number): Promise<ListedLine[]> => {
    whole ??= pageOfDuties(tx, actor, { ...asked, after: undefined, limit: wholeList })
    const older = (await whole).filter(({ matter }) => matter < below)
    const newest = older.sort((one, other) => (one.matter < other.matter ? 1 : -1))
    const last = newest[most - 1]?.matter
    const some = newest.filter(({ matter }, place) => place < most || matter === last)
    return some.map((line) => ({ ...line, mayBeSealed: true }))
  }
}
