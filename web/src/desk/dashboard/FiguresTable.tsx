import { Table } from 'antd'
import type { DashboardRow } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { countWords, share } from './share.ts'

const ofUnits = ['registered', 'closed', 'late', 'returned', 'rehandled'] as const
const withContacts = ['contacts', ...ofUnits] as const
/** What the bars show: how much came, or where nobody can tell by contacts, how much was to be handled. */
const lengthOf = ({ contacts, registered }: DashboardRow): number => Math.max(contacts, registered)

interface FiguresTableProps {
  title: string
  rows: readonly DashboardRow[]
  /** The rows are of units, which take no contacts. */
  units: boolean
  nameOf: (key: string) => string
}

/** The figures of a period part by part. The bar beside a name only repeats a number that stands in its row. */
export function FiguresTable({ title, rows, units, nameOf }: FiguresTableProps) {
  const { t } = useTranslation()
  const longest = Math.max(1, ...rows.map(lengthOf))

  return (
    <section className="sheet" aria-label={title}>
      <h2>{title}</h2>
      <Table<DashboardRow>
        rowKey="key"
        size="small"
        pagination={rows.length > 31 ? { pageSize: 31, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        columns={[
          {
            title,
            width: 200,
            render: (_, row) => (
              <>
                {nameOf(row.key) || t('dashboard:unknown')}
                <div className="length" aria-hidden="true" style={{ width: `${(lengthOf(row) / longest) * 100}%` }} />
              </>
            ),
          },
          ...(units ? ofUnits : withContacts).map((name) => ({
            title: t(`dashboard:figure.${name}`),
            dataIndex: name,
            align: 'end' as const,
            render: countWords,
            sorter: (one: DashboardRow, other: DashboardRow) => one[name] - other[name],
          })),
          {
            title: t('dashboard:onTimeShare'),
            align: 'end' as const,
            render: (_, { onTime, late }) => share(onTime, late),
          },
          {
            title: t('dashboard:satisfiedShare'),
            align: 'end' as const,
            render: (_, { satisfied, dissatisfied }) => share(satisfied, dissatisfied),
          },
        ]}
      />
    </section>
  )
}
