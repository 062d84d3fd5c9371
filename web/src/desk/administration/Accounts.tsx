import { useInfiniteQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import type { AccountView, OneTimePassword } from 'contract/administration'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../api/administration.ts'
import { OrganizerSelect } from '../inputs/CitySelect.tsx'
import { PagedTable } from '../parts/PagedTable.tsx'
import { useSession } from '../shell/Gate.tsx'
import { useCity } from '../use-city.ts'
import { AccountRights } from './AccountRights.tsx'
import { EditAccount } from './EditAccount.tsx'
import { useOpenRow } from './use-open-row.tsx'

/** Every account page by page, each with what this administrator may do about it. */
export function Accounts({ onHanded }: { onHanded: (handed: OneTimePassword) => void }) {
  const { t } = useTranslation()
  const { roles: own } = useSession()
  const [unit, setUnit] = useState<string>()
  const found = useInfiniteQuery(accountsQuery(unit))
  const { labelOf } = useCity('organizers')
  const detail = (account: AccountView) =>
    own.includes('system_admin') ? (
      <EditAccount key={account.name} account={account} onHanded={onHanded} />
    ) : (
      <AccountRights key={account.name} account={account} />
    )
  const row = useOpenRow({ keyOf: ({ name }: AccountView) => name, nameOf: ({ name }) => name, detail })

  return (
    <section className="sheet" aria-labelledby="accounts">
      <h2 id="accounts">{t('administration:allAccounts')}</h2>
      <div className="bar">
        <label htmlFor="accounts-unit">{t('administration:unit')}</label>
        <div style={{ width: 260 }}>
          <OrganizerSelect id="accounts-unit" value={unit as string} onChange={setUnit} />
        </div>
      </div>
      <PagedTable<AccountView>
        found={found}
        rowKey="name"
        size="small"
        locale={{ emptyText: t('administration:none') }}
        expandable={row.expandable}
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
          row.column,
        ]}
      />
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
