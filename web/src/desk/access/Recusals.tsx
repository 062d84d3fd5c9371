import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Popconfirm } from 'antd'
import type { RecusalBody } from 'contract/reveal'
import { useTranslation } from 'react-i18next'
import { endRecusal, recusalsQuery, recuse } from '../../api/access.ts'
import { isProblem } from '../../api/client.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useSession } from '../shell/Gate.tsx'
import { stamp } from '../time/due.ts'

/** Who is too close to a matter to see it, as the centre's manager keeps it. Nobody else finds this on the page. */
export function Recusals({ no }: { no: string }) {
  const { roles } = useSession()
  return roles.includes('centre_manager') ? <Kept no={no} /> : null
}

function Kept({ no }: { no: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<RecusalBody>()
  const found = useQuery(recusalsQuery(no))
  // Also after a refusal: somebody else may have been faster.
  const onSettled = () => queries.invalidateQueries({ queryKey: recusalsQuery(no).queryKey })
  const adding = useMutation({
    mutationFn: ({ account, reason }: RecusalBody) => recuse(no, { account: account.trim(), reason: reason.trim() }),
    onSuccess: () => {
      form.resetFields()
      void message.success(t('rights:recusal.added'))
    },
    onError: (error) => {
      if (isProblem(error, 'not-found')) form.setFields([{ name: 'account', errors: [t('rights:recusal.unknown')] }])
    },
    onSettled,
  })
  const lifting = useMutation({
    mutationFn: (account: string) => endRecusal(no, account),
    onSuccess: () => void message.success(t('rights:recusal.lifted')),
    onSettled,
  })

  const needed = [{ required: true, whitespace: true, message: t('form.needed') }]

  return (
    <section className="sheet" aria-labelledby="recusals">
      <h2 id="recusals">{t('rights:recusal.title')}</h2>
      <p className="soft">{t('rights:recusal.about')}</p>
      <ProblemNotice error={found.error} again={found.refetch} />
      <ProblemNotice error={isProblem(adding.error, 'not-found') ? null : (adding.error ?? lifting.error)} />
      {found.data?.length === 0 ? <p>{t('rights:recusal.none')}</p> : null}
      <ul className="plain">
        {found.data?.map(({ account, decidedBy, at, reason }) => (
          <li key={account}>
            {t('rights:recusal.one', { account, by: decidedBy, at: stamp(at) })}{' '}
            <Popconfirm title={t('rights:recusal.liftAsk', { account })} onConfirm={() => lifting.mutate(account)}>
              <Button size="small" aria-label={t('rights:recusal.liftOne', { account })}>
                {t('rights:recusal.lift')}
              </Button>
            </Popconfirm>
            {reason ? <div className="soft">{t('rights:log.because', { reason })}</div> : null}
          </li>
        ))}
      </ul>
      <Form form={form} name="recusal" layout="vertical" onFinish={adding.mutate}>
        <Form.Item name="account" label={t('rights:recusal.account')} rules={needed}>
          <Input autoComplete="off" maxLength={60} style={{ maxWidth: 260 }} />
        </Form.Item>
        <Form.Item name="reason" label={t('rights:recusal.reason')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
        <Button htmlType="submit" loading={adding.isPending}>
          {t('rights:recusal.add')}
        </Button>
      </Form>
    </section>
  )
}
