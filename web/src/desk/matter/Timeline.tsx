import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import type { EventView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { historyQuery } from '../../api/matters.ts'
import { toCamel } from '../../api/names.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { stamp } from '../time/due.ts'
import { useCity } from '../use-city.ts'
import { useFactLines } from './use-fact-lines.ts'

/** What happened, newest first: who, what, when, and what was written. */
export function Timeline({ no }: { no: string }) {
  const { t } = useTranslation()
  const { data: history, error, isPending } = useQuery(historyQuery(no))

  return (
    <section className="sheet">
      <h2>{t('matter.timeline')}</h2>
      <ProblemNotice error={error} />
      {isPending ? <Spin /> : null}
      <ol className="timeline" reversed>
        {history?.toReversed().map((event) => (
          <EventLine key={event.seq} event={event} />
        ))}
      </ol>
    </section>
  )
}

function EventLine({ event }: { event: EventView }) {
  const { t } = useTranslation()
  const { labelOf } = useCity('organizers')
  const lines = useFactLines(event)
  const { actor } = event
  const who =
    actor.kind === 'staff'
      ? [actor.organizer ? labelOf(actor.organizer) : t('centre'), actor.account].filter(Boolean).join(' · ')
      : t(`actor.${actor.kind}`)

  return (
    <li className={actor.kind === 'system' ? 'by-system' : ''}>
      <div>
        {t(`commands:event.${toCamel(event.command)}.${event.outcome}`, { defaultValue: event.command })}
        <time dateTime={event.at}>{stamp(event.at)}</time>
      </div>
      <div className="soft">{who}</div>
      {lines.length > 0 ? (
        <dl>
          {lines.map(({ name, words }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`commands:field.${name}`, { defaultValue: name })}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  )
}
