import { Input, type InputRef } from 'antd'
import type { WorkList } from 'contract/matter-items'
import { longestWords } from 'contract/work-lists'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { useSession } from './Gate.tsx'
import { listsOf } from './lists.ts'
import { useShortcut } from './use-shortcut.ts'

/** Lists that hold all of somebody's matters: there words are looked for. */
const whole: readonly WorkList[] = ['all', 'unit']

/**
 * A matter's number opens the matter, however it was typed or pasted; words lead to the list of what holds them. Whoever
 * has no list opens no matter either.
 */
export function HeadSearch() {
  const { t } = useTranslation()
  const { roles } = useSession()
  const go = useNavigate()
  const lists = listsOf(roles)
  const list = lists.find((one) => whole.includes(one))
  const [wrong, setWrong] = useState(false)
  const box = useRef<InputRef>(null)

  useShortcut({ key: '/' }, () => box.current?.focus())
  useShortcut({ key: 'n', alt: true }, () => {
    if (roles.includes('operator')) void go(deskPaths.intake)
  })

  if (lists.length === 0) return null

  return (
    <search className="head-search">
      <Input.Search
        ref={box}
        allowClear
        maxLength={longestWords}
        status={wrong ? 'error' : ''}
        aria-label={t('search.label')}
        aria-invalid={wrong}
        placeholder={wrong ? t('search.wrong') : t('search.label')}
        onChange={() => setWrong(false)}
        onSearch={(text) => {
          const no = text.replace(/\D/g, '')
          if (no.length === 13) void go(deskPaths.matter(no))
          else if (list && /\p{L}/u.test(text))
            void go(`${deskPaths.list(list)}?${new URLSearchParams({ words: text.trim() })}`)
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
