import { useTranslation } from 'react-i18next'
import { groupNo } from '../../ui/digits.ts'
import { Notice } from '../../ui/Notice.tsx'

interface LastRequestProps {
  no: string
  onShow: () => void
  onNoted: () => void
}

/** That the last request was taken, above the form of the next: its code may not be written down yet. */
export function LastRequest({ no, onShow, onNoted }: LastRequestProps) {
  const { t } = useTranslation()
  return (
    <Notice tone="plain">
      <p>{t('ask.last', { no: groupNo(no) })}</p>
      <div className="row">
        <button type="button" className="button" onClick={onShow}>
          {t('ask.lastShow')}
        </button>
        <button type="button" className="quiet" onClick={onNoted}>
          {t('noted')}
        </button>
      </div>
    </Notice>
  )
}
