import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { revealRoles } from 'contract/reveal'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { revealPerson } from '../../api/access.ts'
import { ReasonForm } from '../parts/ReasonForm.tsx'
import { useSession } from '../shell/Gate.tsx'

interface RevealProps {
  no: string
  participant: string
}

/** Lets whoever may see a demander's name and phone, for a reason that is kept. Nothing of it outlives the page. */
export function Reveal({ no, participant }: RevealProps) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const [isOpen, setOpen] = useState(false)
  // Without this the answer would stay in memory for minutes after the page was left.
  const asking = useMutation({
    gcTime: 0,
    mutationFn: (reason: string) => revealPerson(no, { participant, reason }),
    onSuccess: () => setOpen(false),
  })
  if (!revealRoles.some((role) => roles.includes(role))) return null

  if (asking.data)
    return (
      <div role="status" className="revealed">
        <div>{[asking.data.name, asking.data.phone].filter(Boolean).join(' ')}</div>
        <div className="soft">{t('rights:reveal.shown')}</div>
        <Button size="small" onClick={asking.reset}>
          {t('rights:reveal.hide')}
        </Button>
      </div>
    )
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('rights:reveal.open')}
      </Button>
    )
  return (
    <ReasonForm
      label={t('rights:reveal.reason')}
      extra={t('rights:reveal.about')}
      submit={t('rights:reveal.submit')}
      sending={asking}
      onClose={() => setOpen(false)}
    />
  )
}
