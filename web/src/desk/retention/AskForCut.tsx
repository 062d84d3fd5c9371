import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForCut, cutRequestsQuery } from '../../api/retention.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useSession } from '../shell/Gate.tsx'

/** Lets the centre's manager ask for a closed matter's personal data to be cut. Nobody else finds this on the page. */
export function AskForCut({ matter }: { matter: MatterView }) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const asking = useMutation({
    mutationFn: (reason: string) => askForCut(matter.no, { reason }),
    onSuccess: () => {
      setOpen(false)
      void message.success(t('rights:cut.asked'))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: cutRequestsQuery.queryKey }),
  })
  if (!roles.includes('centre_manager') || matter.state !== 'closed' || matter.cutAt) return null

  return (
    <section className="sheet" aria-labelledby="cut">
      <h2 id="cut">{t('rights:cut.title')}</h2>
      <p className="soft">{t('rights:cut.about')}</p>
      <ProblemNotice error={asking.error} />
      {isOpen ? (
        <Form
          name="cut"
          layout="vertical"
          onFinish={({ reason }: { reason: string }) => asking.mutate(reason.trim())}
          scrollToFirstError={{ focus: true }}
        >
          <Form.Item
            name="reason"
            label={t('rights:cut.reason')}
            rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
          <div className="form-foot">
            <Button type="primary" htmlType="submit" loading={asking.isPending}>
              {t('rights:cut.submit')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('form.close')}</Button>
          </div>
        </Form>
      ) : (
        <Button onClick={() => setOpen(true)}>{t('rights:cut.open')}</Button>
      )}
    </section>
  )
}
