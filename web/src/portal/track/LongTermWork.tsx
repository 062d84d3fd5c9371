import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { dayOnly, momentWords } from '../../i18n/moments.ts'

type Regime = MatterView['regimes'][number]
type Stage = NonNullable<Regime['stages']>[number]

/** Work for months: what the plan is to reach, and its stages with what was fed back of each. */
export function LongTermWork({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const regime = matter.regimes.findLast(({ kind, openedAt }) => kind === 'longTerm' && openedAt)
  if (!regime) return null
  const { plan, endedAt, stages = [] } = regime
  return (
    <section aria-labelledby="long-term">
      <h2 id="long-term">{t('track.longTerm.title')}</h2>
      <p>{t(`track.longTerm.${standOf(regime)}`)}</p>
      {plan?.goals ? <p className="prose">{plan.goals}</p> : null}
      <ol className="plan-stages">
        {stages.map((stage) => (
          <StageLine key={stage.id} stage={stage} isOver={Boolean(endedAt)} />
        ))}
      </ol>
    </section>
  )
}

function standOf({ plan, endedAt }: Regime): 'over' | 'agreed' | 'waits' {
  if (endedAt) return 'over'
  return plan?.approvedAt ? 'agreed' : 'waits'
}

function StageLine({ stage: { goal, dueOn, report, reportedAt }, isOver }: { stage: Stage; isOver: boolean }) {
  const { t, i18n } = useTranslation()
  const stands = isOver ? '' : t('track.longTerm.notReported')
  return (
    <li>
      <p>
        {goal} <span className="hint">{t('track.byEndOf', { when: dayOnly(dueOn, i18n.language) })}</span>
      </p>
      {report ? <blockquote className="prose">{report}</blockquote> : null}
      <p className="hint">
        {reportedAt ? t('track.longTerm.reported', { when: momentWords(reportedAt, i18n.language) }) : stands}
      </p>
    </li>
  )
}
