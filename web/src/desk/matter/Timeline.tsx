import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import type { EventView, MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { historyQuery } from '../../api/matters.ts'
import { toCamel } from '../../api/names.ts'
import { fieldKeys } from '../forms/options.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { stamp } from '../time/due.ts'
import { useFactLines } from './use-fact-lines.ts'

/** What happened, newest first: who, what, when, and what was written. */
export function Timeline({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const { data: history, error, isPending } = useQuery(historyQuery(matter.no))

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

/** Events that say of a limit that it ends, without saying which. */
const namesClock = (command: string): boolean => command === 'warn' || command === 'become-overdue'

function EventLine({ event }: { event: EventView }) {
  const { t } = useTranslation()
  const lines = useFactLines(event)
  const { actor } = event
  const { clockKind } = event.facts as { clockKind?: string }
  const who =
    actor.kind === 'staff'
      ? [actor.organizerLabel ?? t('centre'), actor.name ?? actor.account].filter(Boolean).join(' · ')
      : t(`actor.${actor.kind}`)

  return (
    <li className={actor.kind === 'system' ? 'by-system' : ''}>
      <div>
        {t(`commands:event.${toCamel(event.command)}.${event.outcome}`, { defaultValue: event.command })}
        {clockKind && namesClock(event.command) ? (
          <span className="soft"> · {t(`states:clock.${clockKind}`)}</span>
        ) : null}
        <time dateTime={event.at}>{stamp(event.at)}</time>
      </div>
      <div className="soft">{who}</div>
      {lines.length > 0 ? (
        <dl>
          {lines.map(({ name, words }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(fieldKeys(toCamel(event.command), name), { defaultValue: name })}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  )
}
