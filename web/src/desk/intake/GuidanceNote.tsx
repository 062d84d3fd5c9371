import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { guidanceQuery } from '../../api/contacts.ts'
import { GuidanceFacts } from '../../ui/GuidanceFacts.tsx'

/** What a caller is told of the channel he is guided to: address, number and hours, to be read aloud. */
export function GuidanceNote({ channel }: { channel: string | undefined }) {
  const { t, i18n } = useTranslation()
  const { data = [] } = useQuery(guidanceQuery(i18n.language))
  const found = data.find((one) => one.channel === channel)
  if (!found) return null

  return (
    <div role="status" style={{ marginBottom: 24 }}>
      <h3>{t('contacts:guidance.title')}</h3>
      <GuidanceFacts guidance={found} label={(part) => t(`contacts:guidance.${part}`)} />
    </div>
  )
}
