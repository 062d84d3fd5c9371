import { useMutation } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DemoAccount, signIn } from '../../api/session.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'

/** The password of every account of the demo city; it is printed at start and opens nothing else. */
const demoPassword = 'huixiang-demo'

interface DemoAccountsProps {
  accounts: DemoAccount[]
  onSignedIn: () => void
}

/** The demo city's accounts, centre and organizers apart; one click signs in. */
export function DemoAccounts({ accounts, onSignedIn }: DemoAccountsProps) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const entry = useMutation({
    mutationFn: (account: string) => signIn({ account, password: demoPassword }),
    onSuccess: onSignedIn,
  })
  const found = accounts.filter(({ account, display, organizerLabel = '', roles }) =>
    [account, display, organizerLabel, ...roles.map((role) => t(`role.${role}`))].some((text) =>
      text.toLowerCase().includes(wanted.trim().toLowerCase()),
    ),
  )
  const groups = [
    { key: 'centre', members: found.filter(({ organizer }) => organizer === null) },
    { key: 'organizers', members: found.filter(({ organizer }) => organizer !== null) },
  ]

  return (
    <section className="sheet" aria-label={t('demo.title')}>
      <h2>{t('demo.title')}</h2>
      <p className="soft">{t('demo.about', { password: demoPassword })}</p>
      <ProblemNotice error={entry.error} />
      <Input.Search
        allowClear
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        aria-label={t('demo.search')}
        placeholder={t('demo.search')}
      />
      <div className="demo-list">
        {groups.map(({ key, members }) =>
          members.length === 0 ? null : (
            <div key={key}>
              <h3>{t(`demo.${key}`)}</h3>
              <ul>
                {members.map(({ account, display, organizerLabel, roles }) => (
                  <li key={account}>
                    <button type="button" disabled={entry.isPending} onClick={() => entry.mutate(account)}>
                      <div>
                        {display}
                        {organizerLabel ? <span className="soft"> · {organizerLabel}</span> : null}
                      </div>
                      <div className="soft">
                        {roles.map((role) => t(`role.${role}`)).join(' · ')} <span className="number">{account}</span>
                      </div>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
        {found.length === 0 ? <p>{t('demo.none')}</p> : null}
      </div>
    </section>
  )
}
