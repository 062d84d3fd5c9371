import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import type { MatterItem, MatterPage, WorkList } from 'contract/matter-items'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { countsQuery, type ListFilters, workListQuery } from '../../api/matters.ts'
import { createKeptLists } from './kept-lists.ts'

const pageOf = (no: string, next: string | null = null): MatterPage => ({ items: [{ no } as MatterItem], next })
/** What the server answers, one for each time it is asked; addresses that were asked for. */
const asked: string[] = []
let answer: (url: string) => Promise<unknown>

let queries: QueryClient
let kept: ReturnType<typeof createKeptLists>
const leaves: (() => void)[] = []

/** Puts a list on the screen. */
function open(list: WorkList, filters: ListFilters = {}) {
  const observer = new InfiniteQueryObserver(queries, workListQuery(list, filters))
  leaves.push(observer.subscribe(() => undefined))
  return observer
}
const shown = (observer: ReturnType<typeof open>) =>
  observer.getCurrentResult().data?.pages.flatMap(({ items }) => items.map(({ no }) => no))
const isThere = (observer: ReturnType<typeof open>) =>
  vi.waitFor(() => expect(observer.getCurrentResult().isFetching).toBe(false))

beforeEach(() => {
  asked.length = 0
  answer = async () => pageOf('asked')
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response(JSON.stringify(await answer(url)))
  })
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  kept = createKeptLists(queries)
})
afterEach(() => {
  for (const leave of leaves.splice(0)) leave()
  queries.clear()
  vi.unstubAllGlobals()
})

describe('a list that the stream tells', () => {
  it('is shown as told, and nobody asks for it when something happens', async () => {
    const handle = open('handle')
    await isThere(handle)
    expect(kept.onScreen()).toEqual(['handle'])
    kept.watch(['handle'])
    kept.showPage('handle', pageOf('told'))
    expect(shown(handle)).toEqual(['told'])
    asked.length = 0
    await kept.readAgain(new Set(['handle']))
    await kept.readAgain()
    expect([asked, shown(handle)]).toEqual([[], ['told']])
  })

  it('is not overwritten by what was asked for before', async () => {
    let settle = (_page: MatterPage) => undefined as unknown
    answer = () =>
      new Promise((settled) => {
        settle = settled
      })
    const handle = open('handle')
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    kept.watch(['handle'])
    kept.showPage('handle', pageOf('told'))
    settle(pageOf('of before'))
    await isThere(handle)
    expect(shown(handle)).toEqual(['told'])
  })

  it('is kept for who comes back to it, but not where it was never looked at', async () => {
    await isThere(open('handle'))
    leaves.pop()!()
    kept.watch(['handle', 'sign'])
    for (const list of ['handle', 'sign'] as const) kept.showPage(list, pageOf('told'))
    expect(kept.onScreen()).toEqual([])
    expect(shown(open('handle'))).toEqual(['told'])
    expect(queries.getQueryData(workListQuery('sign', {}).queryKey)).toBeUndefined()
  })
})

describe('is asked for as before', () => {
  const happens = async () => {
    asked.length = 0
    kept.watch(['handle'])
    kept.showPage('handle', pageOf('told'))
    await kept.readAgain(new Set(['handle', 'sign']))
    return asked
  }

  it('a list that is narrowed', async () => {
    const narrowed = open('handle', { urgency: 'urgent' })
    await isThere(narrowed)
    expect(kept.onScreen()).toEqual([])
    expect(await happens()).toEqual(['/api/matters?list=handle&limit=50&urgency=urgent'])
    expect(shown(narrowed)).toEqual(['asked'])
  })

  it('a list that is looked at further than its first page', async () => {
    answer = async (url) => (url.includes('cursor') ? pageOf('second') : pageOf('first', 'further'))
    const handle = open('handle')
    await isThere(handle)
    await handle.fetchNextPage()
    expect(kept.onScreen()).toEqual([])
    expect(await happens()).toEqual([
      '/api/matters?list=handle&limit=50',
      '/api/matters?list=handle&limit=50&cursor=further',
    ])
    expect(shown(handle)).toEqual(['first', 'second'])
  })

  it('a list that the stream does not tell', async () => {
    await isThere(open('sign'))
    expect(await happens()).toEqual(['/api/matters?list=sign&limit=50'])
  })
})

describe('the counts', () => {
  const items = [{ list: 'handle' as const, count: 7, capped: false }]
  beforeEach(async () => {
    answer = async () => ({ items: [] })
    const observer = new QueryObserver(queries, countsQuery)
    leaves.push(observer.subscribe(() => undefined))
    await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true))
    asked.length = 0
  })

  it('are shown as told, and asked for by nobody', async () => {
    kept.watch([])
    kept.showCounts(items)
    await kept.readAgain(new Set(['handle']))
    await kept.readAgain()
    expect([asked, queries.getQueryData(countsQuery.queryKey)]).toEqual([[], items])
  })

  it('are asked for while no stream tells them, where something happened to a list', async () => {
    await kept.readAgain(new Set())
    expect(asked).toEqual([])
    await kept.readAgain(new Set(['handle']))
    expect(asked).toEqual(['/api/matters/counts'])
  })
})
