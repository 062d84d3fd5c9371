import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'

interface YesNoProps {
  id?: string
  value?: boolean
  onChange?: (value: boolean) => void
}

/** An answer that has to be given: unlike a switch it is neither until somebody chooses. */
export function YesNo({ id, value, onChange }: YesNoProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      value={value}
      onChange={(event) => onChange?.(event.target.value as boolean)}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
    />
  )
}
