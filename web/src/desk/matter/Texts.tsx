import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { stamp } from '../time/due.ts'

/** What was asked, added and answered, as far as the reader may see it. */
export function Texts({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const texts = [
    { key: 'content', text: matter.content },
    { key: 'contentForUnits', text: matter.contentForUnits },
    { key: 'missing', text: matter.missing },
    { key: 'answer', text: matter.answer },
    { key: 'publicReply', text: matter.publicReply },
  ].filter(({ text }) => text)

  return (
    <section className="sheet">
      <h2>{t('matter.texts')}</h2>
      {texts.length === 0 ? <p className="soft">{t('matter.noTexts')}</p> : null}
      {texts.map(({ key, text }) => (
        <div key={key}>
          <h3>{t(`text.${key}`)}</h3>
          <p className="words">{text}</p>
        </div>
      ))}
      {matter.supplements.map(({ at, text }) => (
        <div key={at}>
          <h3>
            {t('text.supplement')} · {stamp(at)}
          </h3>
          <p className="words">{text}</p>
        </div>
      ))}
    </section>
  )
}
