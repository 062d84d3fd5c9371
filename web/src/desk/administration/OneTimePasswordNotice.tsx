import { Alert, Typography } from 'antd'
import type { OneTimePassword } from 'contract/administration'
import { useTranslation } from 'react-i18next'

interface OneTimePasswordNoticeProps {
  handed: OneTimePassword
  onClose: () => void
}

/** A password for one sign-in, shown until it is put away: it is told this once. */
export function OneTimePasswordNotice({ handed, onClose }: OneTimePasswordNoticeProps) {
  const { t } = useTranslation()
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      closable={{ closeIcon: true, onClose, 'aria-label': t('form.close') }}
      title={t('administration:password.title', { name: handed.name })}
      description={
        <>
          <Typography.Text code copyable={{ tooltips: false }} className="one-time-password">
            {handed.password}
          </Typography.Text>
          <div>{t('administration:password.about')}</div>
        </>
      }
    />
  )
}
