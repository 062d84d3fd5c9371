import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import type { CallerView } from 'contract/contacts'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { callerQuery } from '../../api/contacts.ts'
import { deskPaths } from '../../paths.ts'
import { stamp } from '../time/due.ts'

/** A number worth looking for: a mobile, or a landline with its area code. */
const whole = /^(?:86|0086)?(?:1\d{10}|0\d{9,11})$/

/** What is open, or was closed lately, for the number that calls: so that nothing is made twice. */
export function CallerMatters({ phone }: { phone: string | undefined }) {
  const { t, i18n } = useTranslation()
  const form = Form.useFormInstance()
  const digits = useDeferredValue(phone?.replace(/\D/g, '') ?? '')
  const { data } = useQuery({ ...callerQuery(digits, i18n.language), enabled: whole.test(digits) })
  if (!data || !whole.test(digits)) return null

  return (
    <section className="sheet intake-matters" role="status">
      <h2>{t('contacts:caller.title')}</h2>
      {data.callback ? <p>{t('contacts:caller.callback')}</p> : null}
      {data.items.length === 0 ? <p className="soft">{t('contacts:caller.none')}</p> : null}
      <ul className="branch">
        {data.items.map((matter) => (
          <li key={matter.no}>
            <FoundMatter matter={matter} />
            <Button
              size="small"
              onClick={() => {
                form.setFieldsValue({ outcome: 'linked', matter: matter.no })
              }}
            >
              {t('contacts:caller.link')}
            </Button>{' '}
            <Link to={deskPaths.matter(matter.no)} target="_blank">
              {t('contacts:caller.open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FoundMatter({ matter }: { matter: CallerView['items'][number] }) {
  const { t } = useTranslation()
  const { no, title, state, closedAt, categoryLabel, placeLabel, name, registeredAt } = matter
  const about = [
    t(`states:state.${state}`),
    closedAt ? t('contacts:caller.closed', { at: stamp(closedAt) }) : stamp(registeredAt),
    categoryLabel,
    placeLabel,
    name,
  ]
  return (
    <div>
      <strong>{title ?? no}</strong>
      <div className="soft">
        <span className="number">{no}</span> {about.filter(Boolean).join(' · ')}
      </div>
    </div>
  )
}
