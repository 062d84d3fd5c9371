import { useQuery } from '@tanstack/react-query'
import { dashboardReaders, ownDashboardReaders } from 'contract/dashboard'
import type { Role } from 'core/access'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { countsQuery } from '../../api/matters.ts'
import { deskPaths } from '../../paths.ts'
import { useSession } from './Gate.tsx'
import { listsOf } from './lists.ts'

/** Lists that are looked through rather than worked off. */
const overviews: readonly string[] = ['unit', 'open', 'all']

/** Who calls back, and who watches that it is done. */
const callBack: readonly Role[] = ['operator', 'callback_clerk', 'shift_leader', 'supervisor', 'centre_manager']
/** Who sees the counts of the city, or of his unit. */
const seesCounts: readonly Role[] = [...dashboardReaders, ...ownDashboardReaders]
/** Who looks after accounts. */
const keepsAccounts: readonly Role[] = ['system_admin', 'security_admin']
/** Who asks for personal data to be cut, and who rules on it. */
const cutsData: readonly Role[] = ['centre_manager', 'security_admin']
/** Administrators who see nothing of the work's rules. */
const watchesOnly: readonly Role[] = ['security_admin', 'audit_admin']

/** The work lists of the reader's roles with what waits in each, and the keys that work everywhere. */
export function SideMenu() {
  const { t } = useTranslation()
  const { roles, organizer } = useSession()
  const lists = listsOf(roles)
  const { data: counts = [] } = useQuery({ ...countsQuery, enabled: lists.length > 0 })
  const countOf = (list: string) => {
    const found = counts.find((one) => one.list === list)
    return found ? (found.capped ? `${found.count}+` : String(found.count)) : ''
  }
  const groups = [
    { key: 'work', members: lists.filter((list) => !overviews.includes(list)) },
    { key: 'overview', members: lists.filter((list) => overviews.includes(list)) },
  ]

  return (
    <div className="side">
      <nav aria-label={t('menu.label')}>
        {roles.includes('operator') ? <NavLink to={deskPaths.intake}>{t('intake.title')}</NavLink> : null}
        {callBack.some((role) => roles.includes(role)) ? (
          <NavLink to={deskPaths.contacts}>{t('contacts:menu')}</NavLink>
        ) : null}
        {groups.map(({ key, members }) =>
          members.length === 0 ? null : (
            <div key={key}>
              <h2>{t(`menu.${key}`)}</h2>
              {members.map((list) => (
                <NavLink key={list} to={deskPaths.list(list)}>
                  {t(`list.${list}`)} <span className="count">{countOf(list)}</span>
                </NavLink>
              ))}
            </div>
          ),
        )}
        {seesCounts.some((role) => roles.includes(role)) ? (
          <NavLink to={deskPaths.dashboard}>{t('dashboard:title')}</NavLink>
        ) : null}
        {lists.length > 0 || roles.includes('security_admin') ? (
          <NavLink to={deskPaths.exports}>{t('exports:title')}</NavLink>
        ) : null}
        {keepsAccounts.some((role) => roles.includes(role)) ? (
          <NavLink to={deskPaths.accounts}>{t('administration:accounts')}</NavLink>
        ) : null}
        {cutsData.some((role) => roles.includes(role)) ? (
          <NavLink to={deskPaths.cutRequests}>{t('rights:cut.menu')}</NavLink>
        ) : null}
        {roles.includes('system_admin') ? (
          <>
            <NavLink to={deskPaths.units}>{t('administration:units.title')}</NavLink>
            <NavLink to={deskPaths.health}>{t('health:title')}</NavLink>
          </>
        ) : null}
        {roles.includes('audit_admin') ? <NavLink to={deskPaths.accessLog}>{t('rights:menu')}</NavLink> : null}
        {organizer === null && !watchesOnly.some((role) => roles.includes(role)) ? (
          <NavLink to={deskPaths.rules}>{t('rules:title')}</NavLink>
        ) : null}
        <NavLink to={deskPaths.own}>{t('own:title')}</NavLink>
      </nav>
      <Keys isOperator={roles.includes('operator')} hasLists={lists.length > 0} />
    </div>
  )
}

function Keys({ isOperator, hasLists }: { isOperator: boolean; hasLists: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="keys">
      <dl>
        {hasLists ? (
          <>
            <dt>
              <kbd>/</kbd>
            </dt>
            <dd>{t('keys.search')}</dd>
          </>
        ) : null}
        {isOperator ? (
          <>
            <dt>
              <kbd>Alt</kbd> <kbd>N</kbd>
            </dt>
            <dd>{t('keys.intake')}</dd>
            <dt>
              <kbd>Alt</kbd> <kbd>1</kbd>–<kbd>7</kbd>
            </dt>
            <dd>{t('keys.outcome')}</dd>
          </>
        ) : null}
        <dt>
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd>
        </dt>
        <dd>{t('keys.list')}</dd>
        <dt>
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </dt>
        <dd>{t('keys.submit')}</dd>
      </dl>
    </div>
  )
}
