import { Tag } from 'antd'
import type { RuleView } from 'contract/rules'
import { useTranslation } from 'react-i18next'
import { useRuleWords } from './use-rule-words.ts'

const columns = ['rule', 'value', 'source', 'basis', 'since'] as const

/** All rules in one table, by groups, each with its value and where that comes from. */
export function RuleTable({ groups }: { groups: [string, RuleView[]][] }) {
  const { t } = useTranslation()

  return (
    <section className="sheet rules">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`rules:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([group, rules]) => (
          <tbody key={group}>
            <tr>
              <th colSpan={columns.length} scope="rowgroup">
                {t(`rules:group.${group}`)}
              </th>
            </tr>
            {rules.map((rule) => (
              <RuleRow key={rule.rule} rule={rule} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function RuleRow({ rule }: { rule: RuleView }) {
  const { t } = useTranslation()
  const { nameOf } = useRuleWords()
  const { source, basis, history } = rule
  return (
    <tr className={rule.loosened ? 'looser' : undefined}>
      <td>
        {nameOf(rule.rule)}
        <div className="soft">
          <code>{rule.rule}</code>
        </div>
      </td>
      <td>
        <Value rule={rule} />
      </td>
      <td>
        <Tag color={source === 'measures' ? 'green' : 'default'}>{t(`rules:source.${source}`)}</Tag>
      </td>
      <td>{basis}</td>
      <td>
        <History history={history} />
      </td>
    </tr>
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
      {loosened ? <div className="why">{t('rules:loosened', { why: loosened })}</div> : null}
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
