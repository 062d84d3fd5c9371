import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { portalPaths } from '../../paths.ts'
import { groupCode, groupNo } from '../../ui/digits.ts'
import { Notice } from '../../ui/Notice.tsx'
import { CopyButton } from '../CopyButton.tsx'
import { keptFollowed } from '../followed.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { track } from '../requests.ts'
import type { Receipt } from '../send-request.ts'

/** The number and the code, large, to be copied or printed, and the way straight to the matter. */
export function Confirmation({ receipt, onAgain }: { receipt: Receipt; onAgain: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const top = useRef<HTMLDivElement>(null)
  const [error, setError] = useState<unknown>()

  useEffect(() => {
    scrollTo(0, 0)
    top.current?.focus()
  }, [])

  async function follow() {
    setError(undefined)
    try {
      keptFollowed.write(await track({ no: receipt.no, code: receipt.code }))
      navigate(portalPaths.track)
    } catch (refusal) {
      setError(refusal)
    }
  }

  return (
    <div className="stack" ref={top} tabIndex={-1}>
      {receipt.earlier ? <Notice tone="warn">{t('done.earlier')}</Notice> : null}
      <div className="receipt">
        <dl>
          <div>
            <dt>{t('done.no')}</dt>
            <dd>{groupNo(receipt.no)}</dd>
          </div>
          <div>
            <dt>{t('done.code')}</dt>
            <dd>{groupCode(receipt.code)}</dd>
          </div>
        </dl>
        <div className="row no-print">
          <CopyButton credentials={receipt} />
          <button type="button" className="button" onClick={() => print()}>
            {t('done.print')}
          </button>
        </div>
      </div>
      <Notice tone="warn" title={t('done.keep')}>
        <p>{t('done.why')}</p>
      </Notice>
      <Notice tone="warn" title={t('done.back')}>
        <p>{t('done.backWhy')}</p>
      </Notice>
      <p>{t('done.next')}</p>
      <ProblemNotice error={error} />
      <div className="row no-print">
        <button type="button" className="button button-main" onClick={() => void follow()}>
          {t('done.follow')}
        </button>
        <button type="button" className="button" onClick={onAgain}>
          {t('done.again')}
        </button>
      </div>
    </div>
  )
}
