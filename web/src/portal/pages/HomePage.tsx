import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { portalPaths } from '../../paths.ts'
import { Page } from '../../ui/Page.tsx'
import './home.css'

const emergencyLines = ['110', '119', '120', '122'] as const
const steps = ['registered', 'dispatched', 'handled', 'answered'] as const
const channels = ['litigation', 'arbitration', 'discipline', 'reconsideration', 'disclosure', 'petition'] as const

/** What the hotline is for, the two ways in, and where else to turn. */
export function HomePage() {
  const { t } = useTranslation()

  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <div className="ways">
        <Way to={portalPaths.ask} name="ask" main />
        <Way to={portalPaths.track} name="track" />
      </div>
      <Emergency />
      <section aria-labelledby="steps">
        <h2 id="steps">{t('home.steps.title')}</h2>
        <ol className="steps">
          {steps.map((step) => (
            <li key={step}>
              <h3>{t(`home.steps.${step}.title`)}</h3>
              <p>{t(`home.steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="channels">
        <h2 id="channels">{t('home.channels.title')}</h2>
        <p>{t('home.channels.text')}</p>
        <dl className="channels">
          {channels.map((channel) => (
            <div key={channel}>
              <dt>{t(`home.channels.${channel}.title`)}</dt>
              <dd>{t(`home.channels.${channel}.text`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  )
}

function Way({ to, name, main = false }: { to: string; name: 'ask' | 'track'; main?: boolean }) {
  const { t } = useTranslation()
  return (
    <Link className={main ? 'way way-main' : 'way'} to={to}>
      <strong className="way-title">{t(`home.${name}.title`)}</strong>
      <span>{t(`home.${name}.text`)}</span>
      <span className="way-go">{t(`home.${name}.go`)}</span>
    </Link>
  )
}

function Emergency() {
  const { t } = useTranslation()
  return (
    <section className="emergency" aria-labelledby="emergency">
      <div>
        <h2 id="emergency">{t('home.emergency.title')}</h2>
        <p>{t('home.emergency.text')}</p>
      </div>
      <ul>
        {emergencyLines.map((line) => (
          <li key={line}>
            <a className="emergency-line" href={`tel:${line}`}>
              <strong className="emergency-number">{line}</strong> {t(`home.emergency.${line}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
