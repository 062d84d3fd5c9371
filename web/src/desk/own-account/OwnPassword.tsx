import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownSessionsQuery } from '../../api/session.ts'
import { useSession } from '../shell/Gate.tsx'
import { PasswordChange } from '../shell/PasswordForm.tsx'

/** Changing one's own password, which ends the account's other sign-ins. Demo accounts keep theirs. */
export function OwnPassword() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { demo } = useSession()
  const queries = useQueryClient()
  const [changes, setChanges] = useState(0)
  const done = () => {
    // A fresh form: what was typed does not stay on the screen.
    setChanges(changes + 1)
    void message.success(t('own:password.done'))
    void queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey })
  }

  return (
    <section className="sheet" aria-labelledby="own-password">
      <h2 id="own-password">{t('own:password.title')}</h2>
      <p className="soft">{t(demo ? 'own:password.demo' : 'own:password.about')}</p>
      {demo ? null : (
        <div style={{ maxWidth: 400 }}>
          <PasswordChange key={changes} onChanged={done} />
        </div>
      )}
    </section>
  )
}
