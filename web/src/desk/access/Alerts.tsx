import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { alertsQuery } from '../../api/access.ts'
import { deskPaths } from '../../paths.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { stamp, wallClock } from '../time/due.ts'

/** Accounts that revealed more persons within an hour than is usual, each with the way to what they did that day. */
export function Alerts() {
  const { t } = useTranslation()
  const found = useInfiniteQuery(alertsQuery)
  const alerts = found.data?.pages.flatMap(({ items }) => items) ?? []
  const entriesOf = (account: string, at: string) =>
    `${deskPaths.accessLog}?${new URLSearchParams({ account, kind: 'reveal', day: wallClock(Date.parse(at)).day })}`

  return (
    <section className="sheet">
      <h2>{t('rights:alerts.title')}</h2>
      <ProblemNotice error={found.error} again={found.refetch} />
      {found.isSuccess && alerts.length === 0 ? <p className="soft">{t('rights:alerts.none')}</p> : null}
      <ul className="plain">
        {alerts.map(({ id, at, account, reveals }) => (
          <li key={id}>
            {t('rights:alerts.one', { at: stamp(at), account, reveals })}{' '}
            <Link to={entriesOf(account, at)}>{t('rights:alerts.look')}</Link>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('lists.more')}
        </Button>
      ) : null}
    </section>
  )
}
