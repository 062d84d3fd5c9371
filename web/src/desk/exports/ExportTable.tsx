import { useInfiniteQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import type { ExportView } from 'contract/exports'
import { useTranslation } from 'react-i18next'
import { exportsQuery } from '../../api/exports.ts'
import { PagedTable } from '../parts/PagedTable.tsx'
import { stamp } from '../time/due.ts'

interface ExportTableProps {
  title: string
  empty: string
  /** Columns after those that tell which list it is and how many rows. */
  columns: TableColumnsType<ExportView>
}

/** Exports of the reader, or those that wait for him, page by page. */
export function ExportTable({ title, empty, columns }: ExportTableProps) {
  const { t } = useTranslation()
  const found = useInfiniteQuery({ ...exportsQuery, refetchInterval: 30_000 })

  return (
    <section className="sheet">
      <h2>{title}</h2>
      <PagedTable<ExportView>
        found={found}
        rowKey="id"
        locale={{ emptyText: <span className="soft">{empty}</span> }}
        columns={[
          { title: t('exports:column.list'), dataIndex: 'list', render: (list: string) => t(`list.${list}`) },
          {
            title: t('exports:column.format'),
            dataIndex: 'format',
            render: (format: string) => t(`exports:format.${format}`),
          },
          { title: t('exports:column.rows'), dataIndex: 'rows' },
          { title: t('exports:column.asked'), dataIndex: 'askedAt', render: (at: string) => stamp(at) },
          ...columns,
        ]}
      />
    </section>
  )
}
