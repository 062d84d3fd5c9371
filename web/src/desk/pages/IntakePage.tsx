import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Radio } from 'antd'
import { ContactBody, type RecordedContact } from 'contract/contacts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/client.ts'
import { type Registered, recordContact, registerByOperator } from '../../api/matters.ts'
import { SubmitKey } from '../../api/submit-key.ts'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import { Beginning } from '../intake/beginning.ts'
import { CallerFields } from '../intake/CallerFields.tsx'
import { CallerMatters } from '../intake/CallerMatters.tsx'
import { contactOf, type IntakeValues, registrationOf } from '../intake/intake-body.ts'
import { OutcomeFields } from '../intake/OutcomeFields.tsx'
import { RequestFields } from '../intake/RequestFields.tsx'
import { Told } from '../intake/Told.tsx'
import { FormProblem } from '../parts/FormProblem.tsx'
import { Page } from '../parts/Page.tsx'
import { useLeaveGuard } from '../parts/use-leave-guard.ts'
import { useShortcut } from '../shell/use-shortcut.ts'
import { endedAt } from '../time/ended-at.ts'

const known = fieldsOf(ContactBody as BodySchema).find(({ name }) => name === 'outcome')?.options ?? []
/** The longest form comes first, since it is what most of the page is for. */
const outcomes = ['registered', ...known.filter((name) => name !== 'registered')]
/** Alt and the place of an outcome choose it. */
const outcomeKeys = outcomes.map((_, index) => String(index + 1))
/** What most contacts begin as. */
const fresh: Partial<IntakeValues> = { outcome: 'registered', channel: 'phone', urgency: 'general', reply: 'phone' }

type Result = { registered: Registered } | { recorded: RecordedContact }

/** One form for one contact: a request that becomes a matter, or what else came of it. */
export function Component() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<IntakeValues>()
  const values = Form.useWatch((all: IntakeValues) => all, form) ?? (fresh as IntakeValues)
  const beginning = useRef(new Beginning())
  const key = useRef(new SubmitKey())
  const [isDirty, setDirty] = useState(false)
  useLeaveGuard(isDirty)
  const noteChange = () => {
    beginning.current.note(serverNow())
    setDirty(true)
  }

  const outcomePart = useRef<HTMLElement>(null)
  // From the chosen radio, Tab goes on to what the outcome needs.
  useShortcut({ key: outcomeKeys, alt: true }, (key) => {
    const outcome = outcomes[Number(key) - 1] as IntakeValues['outcome']
    form.setFieldsValue({ outcome })
    noteChange()
    outcomePart.current?.querySelector<HTMLElement>(`input[value="${outcome}"]`)?.focus()
  })

  const sending = useMutation({
    mutationFn: async (filled: IntakeValues): Promise<Result> => {
      if (filled.outcome === 'registered')
        return { registered: await key.current.use((one) => registerByOperator(registrationOf(filled), one)) }
      const startedAt = beginning.current.note(serverNow())
      const contact = contactOf(filled, startedAt, endedAt(startedAt))
      return { recorded: await key.current.use((one) => recordContact(contact, one)) }
    },
    onSuccess: () => {
      setDirty(false)
      void queries.invalidateQueries({ queryKey: ['list'] })
      void queries.invalidateQueries({ queryKey: ['counts'] })
      for (const key of ['caller', 'callbacks', 'own-contacts']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  const next = () => {
    form.resetFields()
    beginning.current.forget()
    sending.reset()
  }

  if (sending.data)
    return (
      <Page title={t('intake.title')}>
        <Told result={sending.data} onNext={next} />
      </Page>
    )

  return (
    <Page title={t('intake.title')} about={<p>{t('intake.about')}</p>}>
      <Form
        form={form}
        name="intake"
        layout="vertical"
        initialValues={fresh}
        onValuesChange={noteChange}
        onFinish={(filled) => sending.mutate(filled)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !sending.isPending) form.submit()
        }}
        scrollToFirstError={{ focus: true }}
      >
        <div className="intake">
          <CallerFields values={values} />
          <div className="intake-main">
            <section className="sheet" ref={outcomePart}>
              <Form.Item name="outcome" label={t('intake.outcome')} style={{ marginBottom: 0 }}>
                <Radio.Group options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
              </Form.Item>
            </section>
            <section className="sheet">
              {values.outcome === 'registered' ? (
                <RequestFields values={values} />
              ) : (
                <OutcomeFields outcome={values.outcome} guidedTo={values.guidedTo} />
              )}
            </section>
            <section className="sheet">
              <FormProblem error={sending.error} nameOf={inForm} />
              <div className="form-foot">
                <Button type="primary" size="large" htmlType="submit" loading={sending.isPending}>
                  {t(values.outcome === 'registered' ? 'intake.register' : 'intake.record')}
                </Button>
                <span className="soft">
                  <kbd>Ctrl</kbd> <kbd>Enter</kbd>
                </span>
              </div>
            </section>
          </div>
          {/* Beside the caller for the eye, last for the keys: a frequent caller has more links than the form has fields. */}
          <CallerMatters phone={values.phone} />
        </div>
      </Form>
    </Page>
  )
}

/** The form keeps the demander's fields beside the others. */
const inForm = (path: string[]): string[] => (path[0] === 'demander' ? path.slice(1) : path)
