import type { AssignmentView } from 'contract/matter-parts'
import { useTranslation } from 'react-i18next'

/** What a unit was advised and what it replied. */
export function Findings({ assignment }: { assignment: AssignmentView }) {
  const { t } = useTranslation()
  const { advice, findings = {}, internalText, publicText } = assignment
  const words = (name: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    return name === 'solved' ? t(`states:solved.${value}`) : String(value ?? '')
  }
  const lines: [string, string][] = [
    ['advice', advice ?? ''],
    ...Object.entries(findings).map(([name, value]): [string, string] => [name, words(name, value)]),
    ['internalText', internalText ?? ''],
    ['publicText', publicText ?? ''],
  ]
  const shown = lines.filter(([, value]) => value)
  if (shown.length === 0) return null

  return (
    <dl>
      {shown.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{t(`commands:field.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
