import { Form, Input, Radio } from 'antd'
import { ContactBody, contactNeeds } from 'contract/contacts'
import { useTranslation } from 'react-i18next'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import { GuidanceNote } from './GuidanceNote.tsx'
import { asksRating } from './intake-body.ts'

const fields = fieldsOf(ContactBody as BodySchema)
const optionsOf = (name: string): readonly string[] => fields.find((field) => field.name === name)?.options ?? []

const grades = [5, 4, 3, 2, 1] as const

interface OutcomeFieldsProps {
  outcome: ContactBody['outcome']
  guidedTo: ContactBody['guidedTo']
}

/** What else came of a contact, and what that needs: an answer, a channel, a number, a reason. */
export function OutcomeFields({ outcome, guidedTo }: OutcomeFieldsProps) {
  const { t } = useTranslation()
  const need = contactNeeds[outcome]
  // Where no channel of the list is named, the words say where the caller was sent.
  const needsReason = need === 'reason' || (outcome === 'guided' && guidedTo === 'other')
  const needed = [{ required: true, message: t('form.needed') }]
  const neededWords = [{ required: true, whitespace: true, message: t('form.needed') }]

  return (
    <>
      <p className="soft">{t(`outcomeAbout.${outcome}`)}</p>
      {need === 'answer' ? (
        <>
          <Form.Item name={['answer', 'text']} label={t('intake.answer')} rules={neededWords}>
            <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={10_000} showCount />
          </Form.Item>
          <Form.Item name={['answer', 'noArticle']} label={t('commands:field.noArticle')} rules={neededWords}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
          </Form.Item>
        </>
      ) : null}
      {need === 'guidedTo' ? (
        <Form.Item name="guidedTo" label={t('intake.guidedTo')} rules={needed}>
          <Radio.Group
            options={optionsOf('guidedTo').map((value) => ({ value, label: t(`commands:value.channel.${value}`) }))}
          />
        </Form.Item>
      ) : null}
      {need === 'guidedTo' ? <GuidanceNote channel={guidedTo} /> : null}
      {need === 'emergency' ? (
        <Form.Item name="emergency" label={t('intake.emergency')} rules={needed}>
          <Radio.Group
            options={optionsOf('emergency').map((value) => ({ value, label: `${value} ${t(`emergency.${value}`)}` }))}
          />
        </Form.Item>
      ) : null}
      {need === 'matter' ? (
        <Form.Item
          name="matter"
          label={t('column.no')}
          rules={[{ required: true, pattern: /^(\s*\d){13}\s*$/, message: t('search.wrong') }]}
        >
          <Input inputMode="numeric" autoComplete="off" style={{ maxWidth: 260 }} />
        </Form.Item>
      ) : null}
      {need === 'answer' ? null : (
        <Form.Item
          name="reason"
          label={t(needsReason ? 'commands:field.reason' : 'commands:field.note')}
          rules={needsReason ? neededWords : []}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2_000} showCount />
        </Form.Item>
      )}
      {asksRating(outcome) ? (
        <Form.Item name="serviceRating" label={t('contacts:rating.spoken')} initialValue="">
          <Radio.Group
            options={[
              { value: '', label: t('contacts:rating.notAsked') },
              ...grades.map((value) => ({ value, label: t(`states:grade.${value}`) })),
            ]}
          />
        </Form.Item>
      ) : null}
    </>
  )
}
