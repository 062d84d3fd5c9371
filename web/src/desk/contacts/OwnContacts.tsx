import { useInfiniteQuery } from '@tanstack/react-query'
import type { ContactView } from 'contract/contacts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ownContactsQuery } from '../../api/contacts.ts'
import { deskPaths } from '../../paths.ts'
import { PagedTable } from '../parts/PagedTable.tsx'
import { stamp } from '../time/due.ts'

/** An operator's own contacts of the last days, newest first. */
export function OwnContacts() {
  const { t } = useTranslation()
  const found = useInfiniteQuery(ownContactsQuery)

  return (
    <section className="sheet">
      <h2>{t('contacts:mine')}</h2>
      <PagedTable<ContactView>
        found={found}
        rowKey="id"
        size="small"
        locale={{ emptyText: t('contacts:noneMine') }}
        columns={[
          { title: t('contacts:column.started'), render: (_, { startedAt }) => stamp(startedAt) },
          { title: t('contacts:column.outcome'), render: (_, { outcome }) => t(`outcome.${outcome}`) },
          { title: t('contacts:column.channel'), render: (_, { channel }) => t(`states:channel.${channel}`) },
          { title: t('contacts:column.phone'), dataIndex: 'phone' },
          {
            title: t('contacts:column.matter'),
            render: (_, { matter }) => (matter ? <Link to={deskPaths.matter(matter)}>{matter}</Link> : null),
          },
        ]}
      />
    </section>
  )
}
