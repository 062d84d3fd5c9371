import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { followMatters, type LiveState } from '../../api/live.ts'
import { countsQuery, historyQuery, matterQuery } from '../../api/matters.ts'
import { noticesQuery } from '../../api/notices.ts'

/** A busy centre changes many matters a second: what was heard is gathered before anything is asked again. */
const gatherFor = 800
/** A blip that mends itself is not worth words. */
const patience = 4_000

/** Keeps lists, counts and open matters fresh while the desk is open. Tells when the connection is away for a while. */
export function useLive(account: string): LiveState {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    const matters = new Set<string>()
    const lists = new Set<string>()
    let gathering: ReturnType<typeof setTimeout> | undefined
    let losing: ReturnType<typeof setTimeout> | undefined

    const refresh = () => {
      gathering = undefined
      for (const no of matters) {
        void queries.invalidateQueries({ queryKey: matterQuery(no).queryKey })
        void queries.invalidateQueries({ queryKey: historyQuery(no).queryKey })
      }
      for (const list of lists) void queries.invalidateQueries({ queryKey: ['list', list] })
      if (lists.size > 0) void queries.invalidateQueries({ queryKey: countsQuery.queryKey })
      matters.clear()
      lists.clear()
    }

    const stop = followMatters(account, {
      onChange: (change) => {
        matters.add(change.no)
        for (const list of change.lists) lists.add(list)
        gathering ??= setTimeout(refresh, gatherFor)
      },
      onNotice: () => void queries.invalidateQueries({ queryKey: noticesQuery.queryKey }),
      onMissed: () => {
        for (const key of ['matter', 'history', 'list', 'counts', 'notices'])
          void queries.invalidateQueries({ queryKey: [key] })
      },
      onState: (next) => {
        clearTimeout(losing)
        if (next === 'lost') losing = setTimeout(() => setState('lost'), patience)
        else setState(next)
      },
    })
    return () => {
      stop()
      clearTimeout(gathering)
      clearTimeout(losing)
    }
  }, [account, queries])

  return state
}
