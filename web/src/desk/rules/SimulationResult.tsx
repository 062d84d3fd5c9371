import { Alert, Table } from 'antd'
import type { Kept, SimulationView } from 'contract/rules'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { stamp } from '../time/due.ts'
import { useRuleWords } from './use-rule-words.ts'

interface Line {
  key: string
  name: string
  before: Kept
  after: Kept
}

/** Before and after, in all and by rule, unit and type, with the limits that would have differed. */
export function SimulationResult({ result }: { result: SimulationView }) {
  const { t } = useTranslation()
  const { nameOf } = useRuleWords()
  const lines = {
    total: [{ key: 'total', name: t('rules:result.total'), ...result.total }],
    byRule: result.byRule.map(({ rule, ...kept }) => ({ key: rule, name: nameOf(rule), ...kept })),
    byUnit: result.byUnit.map(({ organizer, label, ...kept }) => ({
      key: organizer ?? '',
      name: organizer === null ? t('rules:result.centre') : (label ?? organizer),
      ...kept,
    })),
    byType: result.byType.map(({ type, ...kept }) => ({ key: type, name: t(`states:type.${type}`), ...kept })),
  }

  return (
    <div role="status">
      <h3>{t('rules:result.title')}</h3>
      <p>{t('rules:result.matters', { count: result.matters })}</p>
      {result.capped ? <Alert type="warning" showIcon title={t('rules:result.capped')} /> : null}
      {result.looser.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('rules:result.looser', { rules: result.looser.map(nameOf).join(t('listComma')) })}
        />
      ) : null}
      {(['total', 'byRule', 'byUnit', 'byType'] as const).map((part) => (
        <Comparison key={part} title={t(`rules:result.${part}`)} lines={lines[part]} />
      ))}
      <Differences differences={result.differences} />
    </div>
  )
}

function Comparison({ title, lines }: { title: string; lines: Line[] }) {
  const { t } = useTranslation()
  const share = ({ share: part }: Kept) =>
    part === null ? t('rules:result.undecided') : `${(part * 100).toFixed(1)} %`
  const change = (before: string | number, after: string | number) =>
    before === after ? before : <strong>{t('rules:result.change', { before, after })}</strong>

  return (
    <Table<Line>
      size="small"
      pagination={lines.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      dataSource={lines}
      style={{ marginBlock: 12 }}
      columns={[
        { title, dataIndex: 'name', width: 260 },
        { title: t('rules:result.clocks'), render: (_, { before }) => before.clocks },
        { title: t('rules:result.share'), render: (_, { before, after }) => change(share(before), share(after)) },
        { title: t('rules:result.overdue'), render: (_, { before, after }) => change(before.overdue, after.overdue) },
        {
          title: t('rules:result.warnings'),
          render: (_, { before, after }) => change(before.warnings, after.warnings),
        },
      ]}
    />
  )
}

type Difference = SimulationView['differences']['items'][number]

function Differences({ differences }: Pick<SimulationView, 'differences'>) {
  const { t } = useTranslation()
  const { nameOf } = useRuleWords()
  const { clocks, items } = differences
  if (clocks === 0) return <p>{t('rules:result.none')}</p>
  const side = ({ dueAt, outcome }: Difference['before']) => `${t(`rules:outcome.${outcome}`)} · ${stamp(dueAt)}`

  return (
    <>
      <h3>{t('rules:result.differences', { count: clocks })}</h3>
      {items.length < clocks ? <p className="soft">{t('rules:result.first', { count: items.length })}</p> : null}
      <Table<Difference>
        rowKey={({ no, rule, before, organizer }) => `${no} ${rule} ${organizer} ${before.dueAt}`}
        size="small"
        pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        dataSource={items}
        columns={[
          { title: t('rules:result.no'), render: (_, { no }) => <Link to={deskPaths.matter(no)}>{no}</Link> },
          { title: t('rules:column.rule'), render: (_, { rule }) => nameOf(rule) },
          { title: t('rules:result.before'), render: (_, { before }) => side(before) },
          { title: t('rules:result.after'), render: (_, { after }) => side(after) },
        ]}
      />
    </>
  )
}
