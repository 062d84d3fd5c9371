import { Tag } from 'antd'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { urgencyColours } from '../parts/urgency.ts'

/** What is said of a matter beside its heading: number, state, and what is out of the ordinary. */
export function Marks({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  return (
    <p>
      <span className="number">{matter.no}</span> <Tag>{t(`states:state.${matter.state}`)}</Tag>
      {matter.closing ? <Tag>{t(`states:closing.${matter.closing}`)}</Tag> : null}
      {matter.urgency === 'general' ? null : (
        <Tag color={urgencyColours[matter.urgency]}>{t(`states:urgency.${matter.urgency}`)}</Tag>
      )}
      {matter.confidential || matter.type === 'report' ? <Tag color="gold">{t('fact.confidential')}</Tag> : null}
    </p>
  )
}
