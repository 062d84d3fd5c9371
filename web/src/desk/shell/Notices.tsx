import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Popover } from 'antd'
import { type NoticeView, noticeRoles } from 'contract/notices'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { markSeen, noticesQuery } from '../../api/notices.ts'
import { deskPaths } from '../../paths.ts'
import { stamp } from '../time/due.ts'
import { useSession } from './Gate.tsx'

/** The bell of those roles that are told of something by themselves. What was opened counts as read. */
export function Notices() {
  const { t } = useTranslation()
  const { roles } = useSession()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const isTold = noticeRoles.some((role) => roles.includes(role))
  const { data } = useQuery({ ...noticesQuery, enabled: isTold })
  const seen = useMutation({
    mutationFn: markSeen,
    onSuccess: () => queries.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  })
  if (!isTold) return null

  const { items = [], unseen = 0 } = data ?? {}
  const turn = (next: boolean) => {
    setOpen(next)
    const latest = items[0]
    if (!next && latest && !latest.seen) seen.mutate(latest.id)
  }

  return (
    <Popover
      open={open}
      onOpenChange={turn}
      trigger="click"
      placement="bottomRight"
      title={t('notices.title')}
      content={<NoticeList items={items} onChosen={() => turn(false)} />}
    >
      <Badge count={unseen} overflowCount={99} size="small">
        <Button icon={<Bell />} aria-label={t('notices.bell', { count: unseen })} aria-expanded={open} />
      </Badge>
    </Popover>
  )
}

const Bell = () => (
  <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
)

function NoticeList({ items, onChosen }: { items: readonly NoticeView[]; onChosen: () => void }) {
  const { t } = useTranslation()
  if (items.length === 0) return <p className="soft">{t('notices.none')}</p>
  return (
    <ul className="notices">
      {items.map(({ id, at, kind, no, seen }) => (
        <li key={id}>
          <Link to={deskPaths.matter(no)} onClick={onChosen}>
            {seen ? t(`notices.kind.${kind}`) : <strong>{t(`notices.kind.${kind}`)}</strong>}
          </Link>
          <div className="soft">
            <span className="number">{no}</span> · <time dateTime={at}>{stamp(at)}</time>
          </div>
        </li>
      ))}
    </ul>
  )
}
