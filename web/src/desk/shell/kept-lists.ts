import { hashKey, type InfiniteData, type Query, type QueryClient } from '@tanstack/react-query'
import type { MatterPage, WorkList } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import { countsQuery, workListQuery } from '../../api/matters.ts'

type Pages = InfiniteData<MatterPage, string | null>

const keyOf = (list: WorkList) => workListQuery(list, {}).queryKey

/** A list as the stream can tell it: not narrowed to anything, and looked at no further than its first page. */
function isPlain({ queryKey, queryHash, state }: Query): boolean {
  const data = state.data as Pages | undefined
  const goesOn = (data?.pages.length ?? 0) > 1 || state.fetchMeta?.fetchMore !== undefined
  return queryHash === hashKey(keyOf(queryKey[1] as WorkList)) && !goesOn
}

/** The lists and counts of the desk's cache that the stream keeps fresh, so that nobody asks for them. */
export function createKeptLists(queries: QueryClient) {
  let watched: readonly WorkList[] | undefined
  const isKept = (query: Query) => isPlain(query) && watched?.includes(query.queryKey[1] as WorkList) === true

  return {
    /** These are told by the stream; undefined: none, and the counts neither. */
    watch(lists: readonly WorkList[] | undefined): void {
      watched = lists
    },
    /** The lists on the screen that a stream can tell. */
    onScreen: (): WorkList[] =>
      queries
        .getQueryCache()
        .findAll({ queryKey: ['list'], type: 'active', predicate: (query) => isPlain(query) && !!query.state.data })
        .map(({ queryKey }) => queryKey[1] as WorkList),
    /** What is still being asked for was asked before, and would come too late. */
    showPage(list: WorkList, page: MatterPage): void {
      const query = queries.getQueryCache().find({ queryKey: keyOf(list), exact: true })
      if (!query || !isPlain(query)) return
      void queries.cancelQueries({ queryKey: keyOf(list), exact: true })
      queries.setQueryData<Pages>(keyOf(list), { pages: [page], pageParams: [null] })
    },
    showCounts(items: ListCounts['items']): void {
      void queries.cancelQueries({ queryKey: countsQuery.queryKey })
      queries.setQueryData(countsQuery.queryKey, items)
    },
    /** Reads those of the lists again that the stream does not tell, all of them where none is named; and so the counts. */
    async readAgain(lists?: ReadonlySet<WorkList>): Promise<void> {
      const keys = lists ? [...lists].map((list) => ['list', list]) : [['list']]
      await Promise.all([
        ...keys.map((queryKey) => queries.invalidateQueries({ queryKey, predicate: (query) => !isKept(query) })),
        ...(watched || lists?.size === 0 ? [] : [queries.invalidateQueries({ queryKey: countsQuery.queryKey })]),
      ])
    },
  }
}
