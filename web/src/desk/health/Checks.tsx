import { Table } from 'antd'
import { type HealthState, type HealthView, healthChecks } from 'contract/health'
import { useTranslation } from 'react-i18next'
import { sizeOf } from './size.ts'

type Check = HealthView['checks'][number]

const lights: Record<HealthState, string> = { good: 'green', soon: 'yellow', bad: 'red' }

/** What was looked at, how it is, and what to do; the worst first. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation()
  const inUnit = ({ check }: Check, figure: number) => {
    const { unit } = healthChecks[check]
    return unit === 'bytes' ? sizeOf(figure) : t(`health:unit.${unit}`, { count: figure })
  }

  const boundOf = (row: Check): string => {
    const { check, soon, bad } = row
    if (soon === null) return '—'
    if (bad === null) return t('health:from', { soon: inUnit(row, soon) })
    const words = healthChecks[check].below ? 'health:below' : 'health:above'
    return t(words, { soon: inUnit(row, soon), bad: inUnit(row, bad) })
  }

  return (
    <Table<Check>
      rowKey="check"
      size="small"
      pagination={false}
      dataSource={worstFirst(checks)}
      columns={[
        { title: t('health:what'), render: (_, { check }) => t(`health:check.${check}`) },
        {
          title: t('health:state.title'),
          width: 110,
          render: (_, { state }) => (
            <span className={`light light-${lights[state]}`}>{t(`health:state.${state}`)}</span>
          ),
        },
        { title: t('health:figure'), width: 110, align: 'end', render: (_, row) => inUnit(row, row.figure) },
        {
          title: t('health:bound'),
          render: (_, row) => boundOf(row),
        },
        {
          title: t('health:todo'),
          render: (_, { check, state }) => t(state === 'good' ? 'health:nothing' : `health:advice.${check}`),
        },
      ]}
    />
  )
}

const order: readonly HealthState[] = ['bad', 'soon', 'good']

const worstFirst = (checks: readonly Check[]): Check[] =>
  [...checks].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
