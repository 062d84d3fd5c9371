import { useQuery } from '@tanstack/react-query'
import type { ClockView } from 'contract/matter-parts'
import { useTranslation } from 'react-i18next'
import { explainRule } from '../../api/clocks.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { deadlineOf, stamp } from '../time/due.ts'

/** Why a limit ends when it does: the rule, its basis, and each day that was or was not counted. */
export function ClockWhy({ clock }: { clock: ClockView }) {
  const { t, i18n } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['explain', clock.startedAt, clock.rule, i18n.language],
    queryFn: ({ signal }) => explainRule(clock.startedAt, clock.rule, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const differs = data && Date.parse(data.dueAt) !== Date.parse(clock.dueAt)
  const plain = data && deadlineOf(data.dueAt)

  return (
    <div>
      <p className="words">{clock.explanation}</p>
      <p className="soft">
        {t('clock.from', { at: stamp(clock.startedAt) })} ·{' '}
        {t('clock.rule', { rule: clock.rule, version: clock.version })}
        <br />
        {t('problem.basis', { basis: clock.basis })}
      </p>
      <ProblemNotice error={error} />
      {differs && plain ? (
        <p className="soft">{t('clock.differs', { due: t(plain.key, { day: plain.day, time: plain.time }) })}</p>
      ) : null}
      {data?.days && data.days.length > 0 ? (
        <ol className="days">
          {data.days.map(({ day, counted, why, name }) => (
            <li key={day} className={counted ? 'counted' : ''}>
              <span>{day.slice(5)}</span>
              <span>{name ?? t(`dayWhy.${why}`)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
