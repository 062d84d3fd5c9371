import { useTranslation } from 'react-i18next'
import { optionKeys } from './options.ts'

/** The words of an option of a field. */
export function useOptionLabel(): (command: string, field: string, option: string) => string {
  const { t } = useTranslation()
  return (command, field, option) => t(optionKeys(command, field, option), { defaultValue: option })
}
