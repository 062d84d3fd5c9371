import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { gather } from '../../api/gather.ts'
import { followMatters, type LiveState, type MatterChange } from '../../api/live.ts'
import { countsQuery, historyQuery, matterQuery } from '../../api/matters.ts'
import { noticesQuery } from '../../api/notices.ts'

/** A blip that mends itself is not worth words. */
const patience = 4_000

/** Keeps lists, counts and open matters fresh while the desk is open. Tells when the connection is away for a while. */
export function useLive(account: string): LiveState {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    let losing: ReturnType<typeof setTimeout> | undefined

    const gathered = gather<MatterChange>((changes) => {
      const lists = new Set(changes.flatMap((change) => change.lists))
      const keys = [
        ...[...new Set(changes.map(({ no }) => no))].flatMap((no) => [
          matterQuery(no).queryKey,
          historyQuery(no).queryKey,
        ]),
        ...[...lists].map((list) => ['list', list]),
        ...(lists.size > 0 ? [countsQuery.queryKey] : []),
      ]
      return Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
    })

    const stop = followMatters(account, {
      onChange: gathered.hear,
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
      gathered.close()
      clearTimeout(losing)
    }
  }, [account, queries])

  return state
}
