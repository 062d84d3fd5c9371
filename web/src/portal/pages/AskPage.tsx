import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { Page } from '../../ui/Page.tsx'
import { Confirmation } from '../ask/Confirmation.tsx'
import { LastRequest } from '../ask/LastRequest.tsx'
import { RequestForm } from '../ask/RequestForm.tsx'
import { keptReceipt } from '../receipt.ts'
import type { Receipt } from '../send-request.ts'
import './ask.css'

/**
 * A request on one page, then its number and code. These belong to one visit of the page: whoever comes to it again wants
 * to ask something else, and would take an old receipt for that of his new request.
 */
export default function AskPage() {
  const { t } = useTranslation()
  const { key } = useLocation()
  const [receipt, setReceipt] = useState<Receipt | undefined>(() => keptReceipt.read())
  const [shownAt, setShownAt] = useState<string>()

  const done = (taken: Receipt) => {
    keptReceipt.write(taken)
    setReceipt(taken)
    setShownAt(key)
  }
  const forget = () => {
    keptReceipt.clear()
    setReceipt(undefined)
  }

  if (receipt && shownAt === key)
    return (
      <Page title={t('done.title')} lead={t('done.lead')}>
        <Confirmation receipt={receipt} onAgain={() => setShownAt(undefined)} />
      </Page>
    )
  return (
    <Page title={t('ask.page')} lead={t('ask.lead')}>
      {receipt ? <LastRequest no={receipt.no} onShow={() => setShownAt(key)} onNoted={forget} /> : null}
      <RequestForm onDone={done} />
    </Page>
  )
}
