import { useQuery } from '@tanstack/react-query'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { historyQuery } from '../../api/matters.ts'
import { toCamel } from '../../api/names.ts'
import { NewsNotice } from '../parts/NewsNotice.tsx'
import { stamp } from '../time/due.ts'

interface ChangedMeanwhileProps {
  matter: MatterView
  /** The version the form was opened on, or that was read since. */
  since: number
  onRead: () => void
}

/** What happened to the matter while somebody was typing. He goes on when he has read it. */
export function ChangedMeanwhile({ matter, since, onRead }: ChangedMeanwhileProps) {
  const { t } = useTranslation()
  const { data: history = [] } = useQuery(historyQuery(matter.no))
  if (matter.version <= since) return null
  const news = history.filter(({ seq }) => seq > since)

  return (
    <NewsNotice
      role="status"
      title={t('form.changed')}
      lines={news.map(({ seq, at, command, outcome }) => {
        const words = t(`commands:event.${toCamel(command)}.${outcome}`, { defaultValue: command })
        return { key: seq, words: `${stamp(at)} ${words}` }
      })}
      onRead={onRead}
    />
  )
}
