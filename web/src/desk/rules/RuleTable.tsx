import { Table, Tag } from 'antd'
import type { RuleView } from 'contract/rules'
import { useTranslation } from 'react-i18next'
import { useRuleWords } from './use-rule-words.ts'

/** Rules that belong together, each with its value, and where that comes from. */
export function RuleTable({ group, rules }: { group: string; rules: RuleView[] }) {
  const { t } = useTranslation()
  const { nameOf } = useRuleWords()

  return (
    <section className="sheet">
      <h2>{t(`rules:group.${group}`)}</h2>
      <Table
        rowKey="rule"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rules}
        columns={[
          {
            title: t('rules:column.rule'),
            width: 260,
            render: (_, { rule }: RuleView) => (
              <>
                {nameOf(rule)}
                <div className="soft">
                  <code>{rule}</code>
                </div>
              </>
            ),
          },
          { title: t('rules:column.value'), width: 220, render: (_, rule: RuleView) => <Value rule={rule} /> },
          {
            title: t('rules:column.source'),
            width: 220,
            render: (_, { source }: RuleView) => (
              <Tag color={source === 'measures' ? 'green' : 'default'}>{t(`rules:source.${source}`)}</Tag>
            ),
          },
          { title: t('rules:column.basis'), dataIndex: 'basis' },
          {
            title: t('rules:column.since'),
            width: 200,
            render: (_, { history }: RuleView) => <History history={history} />,
          },
        ]}
      />
    </section>
  )
}

/** A value looser than the Measures is marked in words, with its reason, and not by colour alone. */
function Value({ rule }: { rule: RuleView }) {
  const { t } = useTranslation()
  const { limitWords, valueWords } = useRuleWords()
  const { bound, loosened } = rule
  return (
    <>
      <strong>{valueWords(rule)}</strong>
      {bound ? <div className="soft">{t(`rules:${bound.bound}`, { limit: limitWords(bound.limit) })}</div> : null}
      {loosened ? (
        <div>
          <Tag color="red" style={{ whiteSpace: 'normal' }}>
            {t('rules:loosened', { why: loosened })}
          </Tag>
        </div>
      ) : null}
    </>
  )
}

/** The days since which each value holds, the latest first. */
function History({ history }: Pick<RuleView, 'history'>) {
  const { valueWords } = useRuleWords()
  return [...history].reverse().map((one) => (
    <div key={one.version} className={history.length > 1 ? undefined : 'soft'}>
      {one.from}
      {history.length > 1 ? ` · ${valueWords(one)}` : null}
    </div>
  ))
}
