import { Alert, Button, Form } from 'antd'
import { commandBodies, type SentCommand } from 'contract/commands'
import type { AssignmentView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { FormProblem } from '../parts/FormProblem.tsx'
import { useSession } from '../shell/Gate.tsx'
import { BehalfFields } from './BehalfFields.tsx'
import { type FormValues, valueAt } from './body.ts'
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx'
import { conditionKey, neededWhen, shownWhen } from './conditions.ts'
import { correctionField } from './correction.ts'
import { demandersFor } from './demanders.ts'
import { FieldInput } from './FieldInput.tsx'
import { type BodySchema, type FormField, fieldsOf } from './fields.ts'
import { initialOf } from './initial.ts'
import { fieldKeys } from './options.ts'
import { useSatisfiedFrom } from './satisfied.ts'
import { useSubmit } from './use-submit.ts'

interface CommandFormProps {
  matter: MatterView
  command: SentCommand
  assignment?: AssignmentView | undefined
  /** What was chosen before the form was opened. */
  given?: FormValues | undefined
  /** True while the server still allows it. */
  isAllowed: boolean
  /** Something was typed or chosen, so that closing the form would lose it. */
  onTyped: () => void
  onDone: () => void
  onClose: () => void
}

/** The form of any command, made from its body in the contract. It keeps what was typed until the command is taken. */
export function CommandForm(props: CommandFormProps) {
  const { matter, command, assignment, given, isAllowed, onTyped, onDone, onClose } = props
  const { t, i18n } = useTranslation()
  const { roles } = useSession()
  const [form] = Form.useForm<FormValues>()
  const values: FormValues = Form.useWatch((all: FormValues) => all, form) ?? {}
  const satisfied = useSatisfiedFrom(command, matter)

  const schema = commandBodies[command] as BodySchema
  const isOnBehalf = Boolean(schema.properties?.contact) && roles.includes('operator')
  const fields = fieldsOf(schema)
    .filter(({ path }) => shownWhen[conditionKey(command, path)]?.(values, matter) ?? true)
    .map((field) => (field.kind === 'correction' ? correctionField(field, values.field) : field))
  const submit = useSubmit({ matter, command, assignment, fields, isOnBehalf, onDone })
  const isNeeded = (field: FormField) =>
    field.required || (neededWhen[conditionKey(command, field.path)]?.(values, matter, satisfied) ?? false)

  return (
    <section className="sheet" ref={focusFirst} aria-label={t(`commands:command.${command}`)}>
      <h2>
        {t(`commands:command.${command}`)}
        {assignment ? <span className="soft"> · {assignment.organizerLabel}</span> : null}
      </h2>
      {isAllowed ? null : (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('form.notAllowedNow')} />
      )}
      <ChangedMeanwhile matter={matter} since={submit.version} onRead={submit.readOn} />
      <Form
        form={form}
        name={command}
        layout="vertical"
        initialValues={{ ...initialOf(command, fields, matter), ...given }}
        onValuesChange={onTyped}
        onFinish={submit.send}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
        }}
        scrollToFirstError={{ focus: true }}
      >
        {isOnBehalf ? <BehalfFields /> : null}
        <ParticipantChoice matter={matter} command={command} schema={schema} />
        {fields.map((field) => {
          const key = conditionKey(command, field.path)
          const hint = `commands:hint.${key}`
          const decide = field.required || key in neededWhen || key in shownWhen
          return (
            <Form.Item
              key={`${key} ${field.kind}`}
              name={[...field.path]}
              label={t(fieldKeys(command, field.label ?? field.name))}
              {...(i18n.exists(hint) ? { extra: t(hint) } : {})}
              rules={[
                {
                  required: isNeeded(field),
                  message: t('form.needed'),
                  ...(isWords(field) ? { whitespace: true } : {}),
                },
              ]}
            >
              <FieldInput
                command={command}
                field={field}
                matter={matter}
                decide={decide}
                district={matter.place.district ?? (valueAt(values, ['district']) as string | undefined)}
              />
            </Form.Item>
          )
        })}
        {fields.length === 0 ? <p>{t('form.confirm')}</p> : null}
        <FormProblem error={submit.error} />
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={submit.isPending} autoFocus={fields.length === 0}>
            {t(`commands:command.${command}`)}
          </Button>
          <Button onClick={onClose}>{t('form.close')}</Button>
          <span className="soft">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </span>
        </div>
      </Form>
    </section>
  )
}

/** Who opened a form wants to fill it in: its first field gets the keys. */
const focusFirst = (section: HTMLElement | null): void =>
  section?.querySelector<HTMLElement>('form input, form textarea, form button')?.focus()

const isWords = ({ kind }: FormField): boolean => kind === 'text' || kind === 'line'

interface ParticipantChoiceProps {
  matter: MatterView
  command: SentCommand
  schema: BodySchema
}

/** With several demanders it must be said which of them is meant. The only one it may be is chosen already. */
function ParticipantChoice({ matter, command, schema }: ParticipantChoiceProps) {
  const { t } = useTranslation()
  const demanders = demandersFor(command, matter)
  if (!schema.properties?.participant || demanders.length === 0) return null
  const field: FormField = { path: ['participant'], name: 'participant', kind: 'choice', required: true }
  return (
    <Form.Item
      name="participant"
      label={t('fact.demander')}
      initialValue={demanders.length === 1 ? demanders[0]?.id : undefined}
      rules={[{ required: true, message: t('form.needed') }]}
    >
      <FieldInput
        command=""
        field={{ ...field, options: demanders.map(({ id }) => id) }}
        labels={Object.fromEntries(
          demanders.map(({ id, name, phone, kind }) => [
            id,
            [name ?? t(`states:participantKind.${kind}`), phone].filter(Boolean).join(' '),
          ]),
        )}
      />
    </Form.Item>
  )
}
