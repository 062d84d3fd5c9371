import { Tag } from 'antd'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { stamp } from '../time/due.ts'
import { useCity } from '../use-city.ts'

type Regime = MatterView['regimes'][number]
type Stage = { goal?: string; dueOn: string; report?: string; reportedAt?: string | null }

/** Long-term work with its plan and stages, and legal procedures, the latest first. */
export function Regimes({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  if (matter.regimes.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('matter.regimes')}</h2>
      {matter.regimes.toReversed().map((regime) => (
        <RegimePart key={regime.id} regime={regime} />
      ))}
    </section>
  )
}

function RegimePart({ regime }: { regime: Regime }) {
  const { t } = useTranslation()
  const organizers = useCity('organizers')
  const { kind, openedAt, endedAt, guidance, plan } = regime
  const facts: [string, string | null | undefined][] = [
    ['guidance', guidance && organizers.labelOf(guidance)],
    ['law', regime.law],
    ['caseNumber', regime.caseNumber],
    ['expectedEndOn', regime.expectedEndOn],
    ['endedOn', regime.procedureEndedOn],
    ['goals', plan?.goals],
  ]
  // Stages begin with the approval; until then the plan says what they are to be.
  const stages: readonly Stage[] = regime.stages?.length ? regime.stages : (plan?.stages ?? [])

  return (
    <div>
      <h3>
        {t(`states:regime.${kind}`)} <Tag>{t(stateOf(regime))}</Tag>
      </h3>
      <p className="soft">
        {[
          openedAt ? t('regime.openedAt', { at: stamp(openedAt) }) : '',
          endedAt ? t('regime.endedAt', { at: stamp(endedAt) }) : '',
          plan && !plan.approvedAt && !endedAt ? t('regime.planWaits') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`commands:field.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <ol className="plan-stages">
        {stages.map((stage) => (
          <StageLine key={stage.dueOn} stage={stage} />
        ))}
      </ol>
    </div>
  )
}

function stateOf({ openedAt, endedAt }: Regime): 'regime.asked' | 'regime.on' | 'regime.over' {
  if (endedAt) return 'regime.over'
  return openedAt ? 'regime.on' : 'regime.asked'
}

function StageLine({ stage: { goal, dueOn, report, reportedAt } }: { stage: Stage }) {
  const { t } = useTranslation()
  return (
    <li>
      {goal} <span className="soft">{t('time.byEndOf', { day: dueOn })}</span>
      {report ? <p className="words">{report}</p> : null}
      {reportedAt ? <span className="soft">{t('regime.reportedAt', { at: stamp(reportedAt) })}</span> : null}
    </li>
  )
}
