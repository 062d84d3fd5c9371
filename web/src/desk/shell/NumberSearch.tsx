import { Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { useSession } from './Gate.tsx'
import { useShortcut } from './use-shortcut.ts'

/** A matter's number opens the matter, however it was typed or pasted. */
export function NumberSearch() {
  const { t } = useTranslation()
  const { roles } = useSession()
  const go = useNavigate()
  const [wrong, setWrong] = useState(false)
  const box = useRef<InputRef>(null)

  useShortcut({ key: '/' }, () => box.current?.focus())
  useShortcut({ key: 'n', alt: true }, () => {
    if (roles.includes('operator')) void go(deskPaths.intake)
  })

  return (
    <search className="head-search">
      <Input.Search
        ref={box}
        allowClear
        status={wrong ? 'error' : ''}
        inputMode="numeric"
        aria-label={t('search.label')}
        aria-invalid={wrong}
        placeholder={wrong ? t('search.wrong') : t('search.label')}
        onChange={() => setWrong(false)}
        onSearch={(text) => {
          const no = text.replace(/\D/g, '')
          if (no.length === 13) void go(deskPaths.matter(no))
          else if (text.trim()) setWrong(true)
        }}
      />
      {wrong ? (
        <div role="alert" style={{ color: 'var(--red)', fontSize: 12 }}>
          {t('search.wrong')}
        </div>
      ) : null}
    </search>
  )
}
