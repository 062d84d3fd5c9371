import type { ClockView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { dueParts } from '../../i18n/moments.ts'
import { Notice } from '../../ui/Notice.tsx'
import { currentStage, leadUnit, ownerOf, runningClocks, stageClock, stages, standingOf } from './progress.ts'

/** Where the request stands, in plain words: what it means, what comes next, by when. */
export function StateCard({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const unit = leadUnit(matter)
  const { state, closing } = matter
  const clock = stageClock(matter.clocks)
  const standing = standingOf(matter)

  return (
    <section className="state-card" aria-labelledby="state">
      <Stages matter={matter} />
      <h2 id="state" className="state-words">
        {closing && state === 'closed' ? t(`states:closing.${closing}`) : t(`track.heading.${standing}`)}
      </h2>
      <p className="lead">
        {closing && state === 'closed' ? t(`track.closing.${closing}`) : t(`track.state.${standing}`)}
      </p>
      {matter.missing && state === 'supplementing' ? (
        <Notice tone="warn" title={t('track.missing')}>
          <p className="prose">{matter.missing}</p>
        </Notice>
      ) : null}
      {unit ? <p>{t('track.unit', { unit })}</p> : null}
      {clock ? <DueWords clock={clock} /> : null}
      <Clocks clocks={matter.clocks} />
    </section>
  )
}

function Stages({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const current = currentStage(matter)
  const at = stages.indexOf(current)
  return (
    <ol className="stages" aria-label={t('track.stages')}>
      {stages.map((stage, index) => (
        <li
          key={stage}
          className={index < at ? 'stage stage-past' : 'stage'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="stage-words">{t(`track.stage.${stage}`)}</span>
        </li>
      ))}
    </ol>
  )
}

function DueWords({ clock }: { clock: ClockView }) {
  const { t, i18n } = useTranslation()
  const { endOfDay, words } = dueParts(clock.dueAt, i18n.language)
  const due = t(endOfDay ? 'track.byEndOf' : 'track.by', { when: words })
  const when = clock.light === 'red' ? 'late' : 'inTime'
  return (
    <p className="due">
      <strong>{t([`track.owes.${clock.kind}.${when}`, `track.owes.${ownerOf(clock)}.${when}`], { due })}</strong>
    </p>
  )
}

/** Every time limit that runs now, with the reason for its due time. */
function Clocks({ clocks }: { clocks: readonly ClockView[] }) {
  const { t, i18n } = useTranslation()
  const running = runningClocks(clocks)
  if (running.length === 0) return null
  return (
    <details>
      <summary>{t('track.why')}</summary>
      <dl className="clocks">
        {running.map((clock) => {
          const { endOfDay, words } = dueParts(clock.dueAt, i18n.language)
          return (
            <div key={clock.id}>
              <dt>
                {t(`states:clock.${clock.kind}`)}
                {' · '}
                {t(endOfDay ? 'track.byEndOf' : 'track.by', { when: words })}
              </dt>
              <dd>
                <p>{clock.explanation}</p>
                {clock.provisional ? <p>{t('track.provisional')}</p> : null}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}
