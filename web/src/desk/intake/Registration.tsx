import { Alert, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/client.ts'
import type { Registered } from '../../api/matters.ts'
import { portalPaths } from '../../paths.ts'
import { groupCode, groupNo } from '../../ui/digits.ts'
import { DueTime } from '../parts/DueTime.tsx'
import { calledOut } from './read-out.ts'

/** A matter just registered: what is read out to the demander or sent to him, and what must be called across the room. */
export function Registration({ matter }: { matter: Registered }) {
  const { t } = useTranslation()
  const no = groupNo(matter.no)
  const code = groupCode(matter.code)
  const message = t('told.message', { no, code, page: `${location.origin}${portalPaths.track}` })
  const tooltips = [t('contacts:rating.copy'), t('contacts:rating.copied')]
  const next = matter.clocks.find(({ metAt, endedAt }) => !metAt && !endedAt)

  return (
    <>
      <Hurry matter={matter} />
      <p>{t('told.say')}</p>
      <div className="told">
        <div>
          {t('column.no')}
          <strong>{no}</strong>
        </div>
        <div>
          {t('told.code')}
          <strong>{code}</strong>
        </div>
      </div>
      <p className="soft">{t('told.once')}</p>
      <Typography.Paragraph className="told-message" copyable={{ text: message, tooltips }}>
        {message}
      </Typography.Paragraph>
      {next ? (
        <p>
          {t(`states:clock.${next.kind}`)} <DueTime dueAt={next.dueAt} light={next.light} />
        </p>
      ) : null}
    </>
  )
}

/** An emergency has minutes to be dispatched in: nobody waits for a dispatcher to look at his list. */
function Hurry({ matter: { urgency, clocks } }: { matter: Registered }) {
  const { t } = useTranslation()
  const dispatch = clocks.find(({ kind, metAt, endedAt }) => kind === 'dispatch' && !metAt && !endedAt)
  if (urgency === 'general' || !dispatch) return null
  return (
    <Alert
      type={urgency === 'critical' ? 'error' : 'warning'}
      showIcon
      title={t('told.hurry', {
        urgency: t(`states:urgency.${urgency}`),
        by: calledOut(dispatch.dueAt, serverNow()),
      })}
    />
  )
}
