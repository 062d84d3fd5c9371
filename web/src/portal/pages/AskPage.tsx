import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/Page.tsx'
import { Confirmation } from '../ask/Confirmation.tsx'
import { RequestForm } from '../ask/RequestForm.tsx'
import { keptReceipt } from '../receipt.ts'
import type { Receipt } from '../send-request.ts'
import './ask.css'

/** A request on one page, then its number and code. */
export default function AskPage() {
  const { t } = useTranslation()
  const [receipt, setReceipt] = useState<Receipt | undefined>(() => keptReceipt.read())

  const done = (taken: Receipt) => {
    keptReceipt.write(taken)
    setReceipt(taken)
  }
  const again = () => {
    keptReceipt.clear()
    setReceipt(undefined)
  }

  if (receipt)
    return (
      <Page title={t('done.title')} lead={t('done.lead')}>
        <Confirmation receipt={receipt} onAgain={again} />
      </Page>
    )
  return (
    <Page title={t('ask.page')} lead={t('ask.lead')}>
      <RequestForm onDone={done} />
    </Page>
  )
}
