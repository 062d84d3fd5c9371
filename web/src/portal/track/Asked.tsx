import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../../i18n/moments.ts'

/** What the demander wrote himself. */
export function Asked({ matter }: { matter: MatterView }) {
  const { t, i18n } = useTranslation()
  const place = [matter.place.label, matter.place.address].filter(Boolean).join(' ')
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('track.asked')}</h2>
      <dl className="facts">
        <Fact name={t('track.fact.type')} value={t(`states:type.${matter.type}`)} />
        <Fact name={t('track.fact.registeredAt')} value={momentWords(matter.registeredAt, i18n.language)} />
        <Fact name={t('track.fact.place')} value={place} />
        <Fact name={t('track.fact.confidential')} value={matter.confidential ? t('track.fact.yes') : ''} />
      </dl>
      {matter.title ? <h3>{matter.title}</h3> : null}
      <p className="prose">{matter.content}</p>
      {matter.supplements.map(({ at, text }) => (
        <blockquote key={at} className="prose">
          <p className="hint">{t('track.added', { when: momentWords(at, i18n.language) })}</p>
          {text}
        </blockquote>
      ))}
    </section>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  if (!value) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
