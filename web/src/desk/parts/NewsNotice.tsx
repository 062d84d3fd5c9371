import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface NewsNoticeProps {
  title: string
  lines: { key: number; words: string }[]
  /** How to go on, where that needs words. */
  next?: string
  /** Alert where something was refused over it. */
  role: 'status' | 'alert'
  /** It can be read only once it has arrived. */
  isHere?: boolean
  onRead: () => void
}

/** What others have done meanwhile to what stands on a form. Whoever fills it in goes on when he has read it. */
export function NewsNotice({ title, lines, next, role, isHere = true, onRead }: NewsNoticeProps) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      role={role}
      style={{ marginBottom: 12 }}
      title={title}
      action={
        <Button size="small" disabled={!isHere} onClick={onRead}>
          {t('form.read')}
        </Button>
      }
      description={
        <>
          {lines.map(({ key, words }) => (
            <div key={key}>{words}</div>
          ))}
          {next ? <div>{next}</div> : null}
        </>
      }
    />
  )
}
