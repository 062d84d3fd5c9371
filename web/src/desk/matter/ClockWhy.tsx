import { useQuery } from '@tanstack/react-query'
import type { ClockView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { clockDaysQuery } from '../../api/clocks.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { stamp } from '../time/due.ts'

/** Why a limit of a matter ends when it does: the rule, its basis, and each day that was or was not counted. */
export function ClockWhy({ clock, matter }: { clock: ClockView; matter: MatterView }) {
  const { t } = useTranslation()
  const { data: days = [], error } = useQuery(clockDaysQuery(matter, clock.id))

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
      {days.length > 0 ? (
        <ol className="days">
          {days.map(({ day, counted, why, name }) => (
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
