import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnfocused } from '../parts/focus.ts'

/** Says that a matter went out of somebody's sight. It takes the keys once what had them went away with the matter, or by hand. */
export function Gone() {
  const { t } = useTranslation()
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isUnfocused()) notice.current?.focus()
  })

  return (
    <div ref={notice} tabIndex={-1} style={{ marginBottom: 12 }}>
      <Alert type="info" showIcon title={t('matter.gone')} />
    </div>
  )
}
