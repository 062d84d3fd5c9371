import { useTranslation } from 'react-i18next'
import { deadlineOf, dueInWords } from '../time/due.ts'
import { useNow } from '../time/use-now.ts'

interface DueTimeProps {
  dueAt: string
  light: string
  /** Paused and finished limits say so instead of how long is left. */
  words?: string
}

/** A light that is never colour alone, how long is left in words, and the exact day or minute. */
export function DueTime({ dueAt, light, words }: DueTimeProps) {
  const { t } = useTranslation()
  const now = useNow()
  const deadline = deadlineOf(dueAt)
  const left = dueInWords(dueAt, now)

  return (
    <span className={`light light-${light}`}>
      <span>
        <span className="due-words">{words ?? t(`due.${left.key}`, { count: left.count })}</span>
        <span className="due-at">{t(deadline.key, { day: deadline.day, time: deadline.time })}</span>
      </span>
    </span>
  )
}
