import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import type { Errors } from './field-errors.ts'

interface ProblemNoticeProps {
  error: unknown
  /** Tries again what failed, where that may help. */
  again?: () => unknown
  /** Leaves out what is told elsewhere of single fields. */
  errorsToTell?: (errors: Errors) => Errors
}

/** What went wrong, in the server's words where it has some, with what is allowed instead and the basis. */
export function ProblemNotice({ error, again, errorsToTell }: ProblemNoticeProps) {
  const { t } = useTranslation()
  if (!error) return null
  const problem = isProblem(error) ? error.problem : undefined
  const code = problem?.code ?? 'internal'
  const all = problem?.errors ?? []
  const errors = errorsToTell?.(all) ?? all

  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={problem?.detail || problem?.title || t(`problems:${code}`)}
      action={again ? <Button onClick={() => void again()}>{t('problem.again')}</Button> : undefined}
      description={
        problem && (problem.basis || problem.month || problem.status >= 500 || errors.length > 0) ? (
          <>
            {errors.map(({ path, what }) => (
              <div key={`${path} ${what}`}>
                {path ? <code>{path}</code> : null} {what}
              </div>
            ))}
            {problem.month ? <div>{t('problem.month', { month: problem.month })}</div> : null}
            {problem.basis ? <div>{t('problem.basis', { basis: problem.basis })}</div> : null}
            {problem.status >= 500 && problem.request ? (
              <div>{t('problem.request', { id: problem.request })}</div>
            ) : null}
          </>
        ) : undefined
      }
    />
  )
}
