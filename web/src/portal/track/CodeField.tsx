import { useTranslation } from 'react-i18next'
import { groupAtEnd, groupCode } from '../../ui/digits.ts'
import { TextField } from '../../ui/inputs.tsx'

interface CodeFieldProps {
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** The demander's secret, as it stands on the confirmation. */
export function CodeField({ value, error, onChange }: CodeFieldProps) {
  const { t } = useTranslation()
  return (
    <TextField
      digits
      name="code"
      inputMode="numeric"
      autoComplete="off"
      label={t('track.code.label')}
      hint={t('track.code.hint')}
      error={error}
      value={value}
      onChange={(typed) => onChange(groupAtEnd(typed, value, groupCode))}
    />
  )
}
