import { useInfiniteQuery } from '@tanstack/react-query'
import type { AccessEntryView } from 'contract/access'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { accessLogQuery } from '../../api/access.ts'
import { PagedTable } from '../parts/PagedTable.tsx'
import { stamp } from '../time/due.ts'
import { LogFilterBar, useLogFilters } from './LogFilterBar.tsx'
import { useFactWords } from './use-fact-words.ts'

/** The entries of the access log, newest first; an account or a matter leads to all that belongs to it. Demanders are not named. */
export function Log() {
  const { t } = useTranslation()
  const filters = useLogFilters()
  const found = useInfiniteQuery(accessLogQuery(filters))
  const wordsOf = useFactWords()

  return (
    <section className="sheet">
      <h2>{t('rights:log.entries')}</h2>
      <LogFilterBar />
      <PagedTable<AccessEntryView>
        found={found}
        rowKey="id"
        size="small"
        locale={{ emptyText: t('rights:log.none') }}
        columns={[
          { title: t('rights:log.seq'), dataIndex: 'seq' },
          { title: t('rights:log.at'), render: (_, { at }) => stamp(at) },
          {
            title: t('rights:log.account'),
            render: (_, { account }) =>
              account ? <Link to={`?${new URLSearchParams({ account })}`}>{account}</Link> : t('rights:log.nobody'),
          },
          { title: t('rights:log.kind'), render: (_, { kind }) => t(`rights:kind.${kind}`) },
          {
            title: t('rights:log.matter'),
            render: (_, { matter }) =>
              matter ? <Link to={`?${new URLSearchParams({ matter })}`}>{matter}</Link> : null,
          },
          { title: t('rights:log.subject'), dataIndex: 'subject' },
          {
            title: t('rights:log.facts'),
            render: (_, { facts, reason }) => (
              <div style={{ maxWidth: 360, whiteSpace: 'normal' }}>
                {reason ? <div>{t('rights:log.because', { reason })}</div> : null}
                {wordsOf(facts).map((line) => (
                  <div key={line} className="soft">
                    {line}
                  </div>
                ))}
              </div>
            ),
          },
        ]}
      />
    </section>
  )
}
