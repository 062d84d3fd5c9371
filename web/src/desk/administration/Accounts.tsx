import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Table, Tag } from 'antd'
import type { AccountView, OneTimePassword } from 'contract/administration'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../api/administration.ts'
import { OrganizerSelect } from '../inputs/CitySelect.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useSession } from '../shell/Gate.tsx'
import { useCity } from '../use-city.ts'
import { AccountRights } from './AccountRights.tsx'
import { EditAccount } from './EditAccount.tsx'

/** Every account page by page, each with what this administrator may do about it. */
export function Accounts({ onHanded }: { onHanded: (handed: OneTimePassword) => void }) {
  const { t } = useTranslation()
  const { roles: own } = useSession()
  const [unit, setUnit] = useState<string>()
  const [open, setOpen] = useState<string | null>(null)
  const found = useInfiniteQuery(accountsQuery(unit))
  const { labelOf } = useCity('organizers')
  const detail = (account: AccountView) =>
    own.includes('system_admin') ? (
      <EditAccount key={account.name} account={account} onHanded={onHanded} />
    ) : (
      <AccountRights key={account.name} account={account} />
    )

  return (
    <section className="sheet" aria-labelledby="accounts">
      <h2 id="accounts">{t('administration:allAccounts')}</h2>
      <div className="bar">
        <label htmlFor="accounts-unit">{t('administration:unit')}</label>
        <div style={{ width: 260 }}>
          <OrganizerSelect id="accounts-unit" value={unit as string} onChange={setUnit} />
        </div>
      </div>
      <ProblemNotice
        error={found.error}
        action={<Button onClick={() => void found.refetch()}>{t('problem.again')}</Button>}
      />
      <Table<AccountView>
        rowKey="name"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={found.isPending}
        dataSource={found.data?.pages.flatMap(({ items }) => items) ?? []}
        locale={{ emptyText: t('administration:none') }}
        expandable={{
          expandedRowKeys: open ? [open] : [],
          expandedRowRender: detail,
          showExpandColumn: false,
        }}
        columns={[
          { title: t('administration:account.name'), dataIndex: 'name' },
          { title: t('administration:display'), dataIndex: 'display' },
          {
            title: t('administration:unit'),
            render: (_, { organizer }) => (organizer ? labelOf(organizer) : t('centre')),
          },
          {
            title: t('administration:roles'),
            render: (_, { roles }) =>
              roles.map((role) => t(`role.${role}`)).join(t('listComma')) || t('administration:noRoles'),
          },
          { title: t('administration:state'), render: (_, account) => <States account={account} /> },
          {
            key: 'open',
            render: (_, { name }) => (
              <Button
                size="small"
                aria-expanded={open === name}
                aria-label={t('administration:openOne', { name })}
                onClick={() => setOpen(open === name ? null : name)}
              >
                {t(open === name ? 'form.close' : 'administration:open')}
              </Button>
            ),
          },
        ]}
      />
      {found.hasNextPage ? (
        <div className="list-more">
          <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t('lists.more')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function States({ account: { disabled, mustChange, hasFactor, demo } }: { account: AccountView }) {
  const { t } = useTranslation()
  if (disabled) return <Tag color="red">{t('administration:account.suspended')}</Tag>
  if (demo) return t('administration:account.demo')
  if (mustChange) return t('administration:account.waits')
  return t(hasFactor ? 'administration:account.inUse' : 'administration:account.noFactor')
}
