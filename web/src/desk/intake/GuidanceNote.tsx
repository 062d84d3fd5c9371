import { useQuery } from '@tanstack/react-query'
import type { GuidanceView } from 'contract/contacts'
import { useTranslation } from 'react-i18next'
import { guidanceQuery } from '../../api/contacts.ts'

/** What a caller is told of the channel he is guided to: address, number and hours, to be read aloud. */
export function GuidanceNote({ channel }: { channel: string | undefined }) {
  const { t, i18n } = useTranslation()
  const { data = [] } = useQuery(guidanceQuery(i18n.language))
  const found = data.find((one) => one.channel === channel)
  if (!found) return null

  return (
    <div role="status" style={{ marginBottom: 24 }}>
      <h3>{t('contacts:guidance.title')}</h3>
      <p>
        <strong>{found.name}</strong>
      </p>
      <dl className="facts">
        {(['phone', 'address', 'hours', 'site'] as const).map((part) => (
          <Fact key={part} part={part} guidance={found} />
        ))}
      </dl>
    </div>
  )
}

function Fact({ part, guidance }: { part: 'phone' | 'address' | 'hours' | 'site'; guidance: GuidanceView }) {
  const { t } = useTranslation()
  const words = guidance[part]
  if (!words) return null
  return (
    <div>
      <dt>{t(`contacts:guidance.${part}`)}</dt>
      <dd>{words}</dd>
    </div>
  )
}
