import { Button, Typography } from 'antd'
import type { RecordedContact } from 'contract/contacts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Registered } from '../../api/matters.ts'
import { deskPaths, portalPaths } from '../../paths.ts'
import { stamp } from '../time/due.ts'
import { GuidanceNote } from './GuidanceNote.tsx'
import { Registration } from './Registration.tsx'

interface ToldProps {
  result: { registered: Registered } | { recorded: RecordedContact }
  onNext: () => void
}

/**
 * What the caller is told. The heading has the keys, not the button: a second Enter would throw away what is shown only
 * once.
 */
export function Told({ result, onNext }: ToldProps) {
  const { t } = useTranslation()
  const isMatter = 'registered' in result
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <section className="sheet" role="status">
      <h2 ref={heading} tabIndex={-1}>
        {isMatter ? t('told.registered') : t('told.recorded', { outcome: t(`outcome.${result.recorded.outcome}`) })}
      </h2>
      {isMatter ? <Registration matter={result.registered} /> : <FollowUp contact={result.recorded} />}
      <div className="form-foot">
        <Button type="primary" onClick={onNext}>
          {t('told.next')}
        </Button>
        {isMatter ? <Link to={deskPaths.matter(result.registered.no)}>{t('told.open')}</Link> : null}
      </div>
    </section>
  )
}

/** What follows from a contact that made no matter. */
function FollowUp({ contact }: { contact: RecordedContact }) {
  const { t } = useTranslation()
  const { guidance, callback, ratingCode, phone } = contact
  return (
    <>
      <GuidanceNote channel={guidance?.channel} />
      {callback ? <p>{t('contacts:due', { at: stamp(callback.dueAt) })}</p> : null}
      {ratingCode && phone ? <RatingMessage code={ratingCode} phone={phone} /> : null}
    </>
  )
}

/** The code is too long to be read out: it goes to the caller in a message, whose link bears it. Who left no number cannot be sent one. */
function RatingMessage({ code, phone }: { code: string; phone: string }) {
  const { t } = useTranslation()
  const message = t('contacts:rating.message', { link: `${location.origin}${portalPaths.rate}#${code}`, code })
  const { copy, copied } = { copy: t('contacts:rating.copy'), copied: t('contacts:rating.copied') }
  return (
    <div>
      <p className="soft">{t('contacts:rating.about', { phone })}</p>
      <Typography.Paragraph className="rating-message" copyable={{ text: message, tooltips: [copy, copied] }}>
        {message}
      </Typography.Paragraph>
    </div>
  )
}
