import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { isProblem } from '../../api/client.ts'

/** A page that could not be shown at all, with the way to try again. */
export function PageProblem() {
  const { t } = useTranslation()
  const error = useRouteError()
  const code = isProblem(error) ? error.problem.code : 'internal'

  return (
    <Result
      status="warning"
      title={t('problem.page')}
      subTitle={t(`problems:${code}`)}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('problem.again')}
        </Button>
      }
    />
  )
}
