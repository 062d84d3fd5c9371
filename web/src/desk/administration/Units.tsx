import { useQuery } from '@tanstack/react-query'
import { Input, Table, Tag } from 'antd'
import type { ListedOrganizer } from 'contract/administration'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../../api/administration.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { EditUnit } from './EditUnit.tsx'
import { useOpenRow } from './use-open-row.tsx'

/** Every unit, also those that were shut; one at a time is open for changes. */
export function Units() {
  const { t, i18n } = useTranslation()
  const found = useQuery(unitsQuery)
  const [wanted, setWanted] = useState('')
  const all = found.data ?? []
  const nameOf = (unit: ListedOrganizer) => (i18n.language === 'en' ? unit.labelEn : unit.label)
  const names = new Map(all.map((unit) => [unit.id, nameOf(unit)]))
  const shown = all.filter(({ id, label, labelEn }) =>
    [id, label, labelEn].some((text) => text.toLowerCase().includes(wanted.trim().toLowerCase())),
  )
  const row = useOpenRow({
    keyOf: ({ id }: ListedOrganizer) => id,
    nameOf,
    detail: (unit) => <EditUnit key={unit.id} unit={unit} />,
  })

  return (
    <section className="sheet" aria-labelledby="units">
      <h2 id="units">{t('administration:units.all')}</h2>
      <div className="bar">
        <Input.Search
          allowClear
          style={{ width: 260 }}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          aria-label={t('administration:units.search')}
          placeholder={t('administration:units.search')}
        />
      </div>
      <ProblemNotice error={found.error} again={found.refetch} />
      <Table<ListedOrganizer>
        rowKey="id"
        size="small"
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        loading={found.isPending}
        dataSource={shown}
        locale={{ emptyText: t('administration:none') }}
        expandable={row.expandable}
        columns={[
          { title: t('administration:units.code'), dataIndex: 'id' },
          { title: t('administration:units.label'), render: (_, unit) => nameOf(unit) },
          { title: t('administration:units.parent'), render: (_, { parent }) => (parent ? names.get(parent) : '') },
          { title: t('administration:units.kind'), render: (_, { kind }) => t(`administration:unitKind.${kind}`) },
          {
            title: t('administration:state'),
            render: (_, { disabled, hasWork }) =>
              disabled ? (
                <Tag>{t(hasWork ? 'administration:units.shutWithWork' : 'administration:units.shut')}</Tag>
              ) : (
                ''
              ),
          },
          row.column,
        ]}
      />
    </section>
  )
}
