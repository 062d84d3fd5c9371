import { useQuery } from '@tanstack/react-query'
import type { EventView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { momentWords } from '../../i18n/moments.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { type Followed, ownHistoryQuery } from '../requests.ts'
import { useKept } from './use-kept.ts'

/** What happened so far, newest first, in plain words. */
export function Timeline({ followed }: { followed: Followed }) {
  const { t, i18n } = useTranslation()
  const history = useQuery(ownHistoryQuery(followed, i18n.language))
  const read = useKept(history.data)
  const events = [...(read ?? [])].reverse()

  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('track.timeline')}</h2>
      {isProblem(history.error, 'not-signed-in') ? null : <ProblemNotice error={history.error} />}
      {history.isPending && !read ? <p>{t('loading')}</p> : null}
      <ol className="timeline">
        {events.map((event) => (
          <TimelineItem key={event.seq} event={event} />
        ))}
      </ol>
    </section>
  )
}

function TimelineItem({ event }: { event: EventView }) {
  const { t, i18n } = useTranslation()
  const { at, command, outcome, actor, texts } = event
  const { clockKind } = event.facts as { clockKind?: string }
  const who = actor.organizerLabel ?? t([`track.who.${actor.kind}`, 'track.who.staff'])
  return (
    <li>
      <p className="timeline-when">
        <time dateTime={at}>{momentWords(at, i18n.language)}</time>
        <span>{who}</span>
      </p>
      <p>
        {command === 'become-overdue' && clockKind
          ? t('track.passed', { limit: t(`states:clock.${clockKind}`) })
          : t([`event.${command}.${outcome}`, `event.${command}.done`, 'event.other'])}
      </p>
      {command === 'register'
        ? null
        : Object.entries(texts).map(([name, text]) => (
            <blockquote key={name} className="prose">
              {String(text)}
            </blockquote>
          ))}
    </li>
  )
}
