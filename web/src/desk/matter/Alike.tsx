import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { alikeQuery } from '../../api/matters.ts'
import { deskPaths } from '../../paths.ts'

interface AlikeProps {
  matter: MatterView
  /** Called with the number of an open matter that this one may go into. */
  onMerge: (into: string) => void
}

/** Matters that may be about the same thing, with why, where this one may be merged. Nothing where there are none. */
export function Alike({ matter, onMerge }: AlikeProps) {
  const { t } = useTranslation()
  const mayMerge = matter.allowed.includes('merge')
  const { data: items = [] } = useQuery({ ...alikeQuery(matter.no), enabled: mayMerge })
  if (!mayMerge || items.length === 0) return null

  return (
    <section className="sheet">
      <h2>{t('alike.title')}</h2>
      <ul className="plain">
        {items.map(({ no, title, state, closing, confidence, why }) => (
          <li key={no} style={{ marginBottom: 12 }}>
            <Link to={deskPaths.matter(no)}>{title || no}</Link>{' '}
            <span className="soft">
              {t(closing ? `states:closing.${closing}` : `states:state.${state}`)} ·{' '}
              {t('alike.confidence', { percent: Math.round(confidence * 100) })}
            </span>
            <div className="soft">
              {[
                t('alike.words', { words: why.words.join(t('alike.between')) }),
                why.place && t(`alike.${why.place}`),
                why.category && t('alike.category'),
                t('alike.days', { count: why.days }),
              ]
                .filter(Boolean)
                .join(t('alike.next'))}
            </div>
            {state === 'closed' ? null : (
              <Button size="small" onClick={() => onMerge(no)} aria-label={t('alike.mergeInto', { no })}>
                {t('commands:command.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
