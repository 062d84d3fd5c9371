import type { RuleView } from 'contract/rules'
import { useTranslation } from 'react-i18next'

type Limit = NonNullable<RuleView['limit']>

/** Rules and their values in words. */
export function useRuleWords() {
  const { t } = useTranslation()
  const limitWords = ({ value, unit }: Limit): string => t(`rules:limit.${unit}`, { count: value })
  return {
    nameOf: (rule: string): string => t(`rules:rule.${rule}`),
    limitWords,
    valueWords: ({ limit, count }: Pick<RuleView, 'limit' | 'count'>): string =>
      limit ? limitWords(limit) : String(count),
  }
}
