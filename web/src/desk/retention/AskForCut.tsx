import { Button } from 'antd'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForCut, cutRequestsQuery } from '../../api/retention.ts'
import { ReasonForm } from '../parts/ReasonForm.tsx'
import { useChange } from '../parts/use-change.ts'
import { useSession } from '../shell/Gate.tsx'

/** Lets the centre's manager ask for a closed matter's personal data to be cut. Nobody else finds this on the page. */
export function AskForCut({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const [isOpen, setOpen] = useState(false)
  const asking = useChange({
    send: (reason: string) => askForCut(matter.no, { reason }),
    reads: [cutRequestsQuery.queryKey],
    done: t('rights:cut.asked'),
    onDone: () => setOpen(false),
  })
  if (!roles.includes('centre_manager') || matter.state !== 'closed' || matter.cutAt) return null

  return (
    <section className="sheet" aria-labelledby="cut">
      <h2 id="cut">{t('rights:cut.title')}</h2>
      <p className="soft">{t('rights:cut.about')}</p>
      {isOpen ? (
        <ReasonForm
          label={t('rights:cut.reason')}
          submit={t('rights:cut.submit')}
          sending={asking}
          onClose={() => setOpen(false)}
        />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('rights:cut.open')}</Button>
      )}
    </section>
  )
}
