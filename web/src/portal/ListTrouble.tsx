import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/Notice.tsx'

/** Said where a list to choose from could not be loaded: the form goes on without it, or tries again. */
export function ListTrouble({ query }: { query: UseQueryResult }) {
  const { t } = useTranslation()
  if (!query.isError) return null
  return (
    <Notice tone="warn">
      <p>{t('listTrouble.text')}</p>
      <button type="button" className="quiet" onClick={() => void query.refetch()}>
        {t('listTrouble.again')}
      </button>
    </Notice>
  )
}
