import { useQuery } from '@tanstack/react-query'
import { Alert, Spin } from 'antd'
import type { RulesView, RuleView } from 'contract/rules'
import type { Role } from 'core/access'
import { useTranslation } from 'react-i18next'
import { rulesQuery } from '../../api/rules.ts'
import { Page } from '../parts/Page.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { RuleTable } from '../rules/RuleTable.tsx'
import { Simulator } from '../rules/Simulator.tsx'
import { useSession } from '../shell/Gate.tsx'

const simulators: readonly Role[] = ['centre_manager', 'system_admin', 'office']

/** Every rule in force, where its value comes from, and for some a way to try others on the past. */
export function Component() {
  const { t, i18n } = useTranslation()
  const { roles } = useSession()
  const { data: rules, error, isPending, refetch } = useQuery(rulesQuery(i18n.language))

  if (isPending) return <Spin style={{ display: 'block', margin: '20vh auto' }} />
  if (!rules)
    return (
      <Page title={t('rules:title')}>
        <ProblemNotice error={error} again={refetch} />
      </Page>
    )
  const { name, version, from, items } = rules
  const looser = items.filter(({ loosened }) => loosened !== undefined)

  return (
    <Page title={t('rules:title')} about={<p>{t('rules:about', { name, version, from })}</p>}>
      <Notices rules={rules} looser={looser.length} />
      {simulators.some((role) => roles.includes(role)) ? <Simulator rules={items} /> : null}
      <RuleTable groups={groupsOf(items)} />
    </Page>
  )
}

function Notices({ rules, looser }: { rules: RulesView; looser: number }) {
  const { t } = useTranslation()
  const upcoming = rules.versions.filter(({ version }) => version > rules.version)
  return (
    <>
      {looser > 0 ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('rules:loosenedCount', { count: looser })}
        />
      ) : null}
      {upcoming.map(({ version, from }) => (
        <Alert
          key={version}
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('rules:upcoming', { version, from })}
        />
      ))}
    </>
  )
}

/** Rules by the first part of their names, in the order in which they come; limits and counts of a group together. */
function groupsOf(items: readonly RuleView[]): [string, RuleView[]][] {
  const groups = new Map<string, RuleView[]>()
  for (const rule of items) {
    const group = rule.rule.split('.')[0]!
    groups.set(group, [...(groups.get(group) ?? []), rule])
  }
  return [...groups]
}
