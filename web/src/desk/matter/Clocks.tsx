import { Button } from 'antd'
import type { ClockView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DueTime } from '../parts/DueTime.tsx'
import { stamp } from '../time/due.ts'
import { ClockWhy } from './ClockWhy.tsx'

const isOver = ({ metAt, endedAt }: ClockView): boolean => metAt !== null || endedAt !== null

/** The time limits of a matter: those that run first, each with its light and why it ends then. */
export function Clocks({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const [withOver, setWithOver] = useState(false)
  const running = matter.clocks
    .filter((clock) => !isOver(clock))
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const over = matter.clocks.filter(isOver)

  return (
    <section className="sheet">
      <h2>{t('matter.clocks')}</h2>
      {running.length === 0 ? <p className="soft">{t('matter.noClocks')}</p> : null}
      {running.map((clock) => (
        <ClockLine key={clock.id} clock={clock} matter={matter} />
      ))}
      {withOver ? over.map((clock) => <ClockLine key={clock.id} clock={clock} matter={matter} />) : null}
      {over.length > 0 ? (
        <Button
          type="link"
          style={{ paddingInline: 0 }}
          onClick={() => setWithOver(!withOver)}
          aria-expanded={withOver}
        >
          {withOver ? t('clock.hideOver') : t('clock.showOver', { count: over.length })}
        </Button>
      ) : null}
    </section>
  )
}

function ClockLine({ clock, matter }: { clock: ClockView; matter: MatterView }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState(false)
  const of = matter.assignments.find(({ id }) => id === clock.of)
  const form = matter.overlays.find(({ id }) => id === clock.of)?.form
  const words = wordsOf(clock)

  return (
    <div className="clock">
      <div className="clock-head">
        <div>
          <div>
            {t(`states:clock.${clock.kind}`)}
            {form ? ` · ${t(`states:form.${form}`)}` : ''}
          </div>
          <div className="soft">{[of?.organizerLabel, t(`role.${clock.owner}`)].filter(Boolean).join(' · ')}</div>
        </div>
        <DueTime dueAt={clock.dueAt} light={clock.light} {...(words ? { words: t(words) } : {})} />
      </div>
      {clock.metAt ? <div className="soft">{t('clock.metAt', { at: stamp(clock.metAt) })}</div> : null}
      {clock.provisional ? <div className="soft">{t('clock.provisional')}</div> : null}
      <Button type="link" size="small" style={{ paddingInline: 0 }} aria-expanded={why} onClick={() => setWhy(!why)}>
        {why ? t('clock.whyHide') : t('clock.why')}
      </Button>
      {why ? <ClockWhy clock={clock} matter={matter} /> : null}
    </div>
  )
}

/** Limits at whose end the system itself acts: nobody meets them, they take effect. */
const escalations: readonly string[] = ['overdueSupervision', 'overdueCircular']

function wordsOf({ kind, metAt, endedAt, pausedAt, light }: ClockView): string | undefined {
  if (metAt && escalations.includes(kind)) return 'clock.took'
  if (metAt) return light === 'late' ? 'states:light.late' : 'states:light.met'
  if (endedAt) return 'clock.ended'
  return pausedAt ? 'clock.paused' : undefined
}
