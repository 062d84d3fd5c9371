import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { matterContactsQuery } from '../../api/contacts.ts'
import { useSession } from '../shell/Gate.tsx'
import { stamp } from '../time/due.ts'

/** The contacts of a matter, for the centre: how it came, and how often somebody asked about it since. */
export function Contacts({ no }: { no: string }) {
  const { t } = useTranslation()
  const { organizer } = useSession()
  const { data } = useQuery({ ...matterContactsQuery(no), enabled: organizer === null, retry: false })
  if (!data || data.items.length === 0) return null

  return (
    <section className="sheet">
      <h2>
        {t('contacts:matter.title')}
        {data.linked > 0 ? <span className="soft"> {t('contacts:matter.linked', { count: data.linked })}</span> : null}
      </h2>
      <ul className="branch">
        {data.items.map(({ id, startedAt, channel, outcome, account, accountName, reason, serviceRating }) => (
          <li key={id} className="assignment">
            {[
              stamp(startedAt),
              t(`states:channel.${channel}`),
              t(`outcome.${outcome}`),
              accountName ?? account,
              serviceRating ? t('contacts:matter.rating', { grade: t(`states:grade.${serviceRating}`) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
            {reason ? <div className="soft">{reason}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
