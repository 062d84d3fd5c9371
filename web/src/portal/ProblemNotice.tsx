import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client.ts'
import { Notice } from '../ui/Notice.tsx'

/** What went wrong, in the server's words where it has them, and what helps: how long to wait, the rule behind it. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  if (!isProblem(error)) return <Notice tone="wrong" title={t('problems:internal')} />

  const { problem, retryAfter } = error
  const own = t(`problems:${problem.code}`)
  const isOurs = problem.status === 0 || problem.status >= 500
  return (
    <Notice tone="wrong" title={own}>
      {problem.detail && problem.detail !== own && !isOurs ? <p>{problem.detail}</p> : null}
      {problem.basis ? <p>{t('problem.basis', { basis: problem.basis })}</p> : null}
      {retryAfter ? <p>{t('problem.wait', { count: Math.ceil(retryAfter / 60) })}</p> : null}
      {problem.errors && problem.errors.length > 0 ? (
        <ul>
          {problem.errors.map(({ path, what }) => (
            <li key={path + what}>{what}</li>
          ))}
        </ul>
      ) : null}
      {isOurs && problem.request ? (
        <p className="hint">
          {t('request')} {problem.request}
        </p>
      ) : null}
    </Notice>
  )
}
