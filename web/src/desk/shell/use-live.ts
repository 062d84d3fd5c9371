import { useQueryClient } from '@tanstack/react-query'
import type { MatterChange } from 'contract/live'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { gather } from '../../api/gather.ts'
import { followMatters } from '../../api/live.ts'
import { historyQuery, matterQuery } from '../../api/matters.ts'
import { noticesQuery } from '../../api/notices.ts'
import type { LiveState } from '../../api/stream.ts'
import type { Language } from '../../i18n/index.ts'
import { createKeptLists } from './kept-lists.ts'

/** A blip that mends itself is not worth words. */
const patience = 4_000

/** Keeps lists, counts and open matters fresh while the desk is open. Tells when the connection is away for a while. */
export function useLive(account: string): LiveState {
  const queries = useQueryClient()
  const language = useTranslation().i18n.language as Language
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    let losing: ReturnType<typeof setTimeout> | undefined
    const kept = createKeptLists(queries)
    const readKeyAgain = (queryKey: readonly unknown[]) => queries.invalidateQueries({ queryKey })

    const gathered = gather<MatterChange>((changes) =>
      Promise.all([
        kept.readAgain(new Set(changes.flatMap(({ lists }) => lists))),
        ...[...new Set(changes.map(({ no }) => no))].flatMap((no) => [
          readKeyAgain(matterQuery(no).queryKey),
          readKeyAgain(historyQuery(no).queryKey),
        ]),
      ]),
    )

    const following = followMatters(account, language, {
      onChange: gathered.hear,
      onNotice: () => void readKeyAgain(noticesQuery.queryKey),
      onWatched: kept.watch,
      onPage: kept.showPage,
      onCounts: kept.showCounts,
      onMissed: () => {
        void kept.readAgain()
        for (const key of ['matter', 'history', 'notices']) void readKeyAgain([key])
      },
      onState: (next) => {
        clearTimeout(losing)
        if (next === 'lost') losing = setTimeout(() => setState('lost'), patience)
        else setState(next)
      },
    })

    let wanted = ''
    const tellWanted = () => {
      const lists = kept.onScreen()
      if (lists.join() === wanted) return
      wanted = lists.join()
      following.want(lists)
    }
    tellWanted()
    const ignoreCache = queries.getQueryCache().subscribe(tellWanted)

    return () => {
      ignoreCache()
      following.stop()
      gathered.close()
      clearTimeout(losing)
    }
  }, [account, language, queries])

  return state
}
