import { useMutation } from '@tanstack/react-query'
import { Button, Form, InputNumber, Select } from 'antd'
import type { RuleView, SimulateBody } from 'contract/rules'
import { useTranslation } from 'react-i18next'
import { simulateRules } from '../../api/rules.ts'
import { FormProblem } from '../parts/FormProblem.tsx'
import { PeriodFields } from '../parts/PeriodFields.tsx'
import { wallClock } from '../time/due.ts'
import { SimulationResult } from './SimulationResult.tsx'
import { useRuleWords } from './use-rule-words.ts'

type Limit = SimulateBody['changes'][string]

interface Values {
  from: string
  to: string
  changes: { rule: string; value: number; unit: Limit['unit'] }[]
}

const units: Limit['unit'][] = ['workingDay', 'naturalDay', 'hour', 'minute']
const month = 30 * 86_400_000

const bodyOf = ({ from, to, changes }: Values): SimulateBody => ({
  from,
  to,
  changes: Object.fromEntries(changes.map(({ rule, value, unit }) => [rule, { value, unit }])),
})

/** Tries other limits on a past period. */
export function Simulator({ rules }: { rules: RuleView[] }) {
  const { t } = useTranslation()
  const { nameOf } = useRuleWords()
  const trial = useMutation({ mutationFn: (values: Values) => simulateRules(bodyOf(values)) })
  const limits = rules.filter(({ limit }) => limit)
  const first = { rule: 'handle.complaint', ...limits.find(({ rule }) => rule === 'handle.complaint')?.limit }
  const today = Date.now()
  const needed = [{ required: true, message: t('form.needed') }]

  return (
    <section className="sheet">
      <h2>{t('rules:simulate.title')}</h2>
      <p className="soft">{t('rules:simulate.about')}</p>
      <Form<Values>
        name="simulate"
        layout="vertical"
        initialValues={{ from: wallClock(today - month).day, to: wallClock(today).day, changes: [first] }}
        onFinish={(values) => trial.mutate(values)}
      >
        <div className="pair">
          <PeriodFields labels={{ from: t('rules:simulate.from'), to: t('rules:simulate.to') }} />
        </div>
        <Form.List name="changes" rules={[{ validator: (_, changes) => distinct(changes, t('rules:simulate.same')) }]}>
          {(fields, { add, remove }, { errors }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} style={{ display: 'flex', gap: 12, flexWrap: 'wrap', alignItems: 'end' }}>
                  <Form.Item
                    name={[name, 'rule']}
                    label={t('rules:simulate.rule')}
                    rules={needed}
                    style={{ minWidth: 280 }}
                  >
                    <Select
                      showSearch={{ optionFilterProp: 'label' }}
                      options={limits.map(({ rule }) => ({ value: rule, label: nameOf(rule) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'value']} label={t('rules:simulate.value')} rules={needed}>
                    <InputNumber min={1} max={10_000} precision={0} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'unit']}
                    label={t('rules:simulate.unit')}
                    rules={needed}
                    style={{ minWidth: 140 }}
                  >
                    <Select options={units.map((unit) => ({ value: unit, label: t(`rules:unit.${unit}`) }))} />
                  </Form.Item>
                  {fields.length > 1 ? (
                    <Form.Item label=" ">
                      <Button onClick={() => remove(name)}>{t('rules:simulate.remove')}</Button>
                    </Form.Item>
                  ) : null}
                </div>
              ))}
              <Form.ErrorList errors={errors} />
              <div className="form-foot">
                <Button type="primary" htmlType="submit" loading={trial.isPending}>
                  {t('rules:simulate.run')}
                </Button>
                <Button onClick={() => add({ unit: 'workingDay' })}>{t('rules:simulate.add')}</Button>
              </div>
            </>
          )}
        </Form.List>
        <FormProblem error={trial.error} />
      </Form>
      {trial.data ? <SimulationResult result={trial.data} /> : null}
    </section>
  )
}

/** One rule cannot become two limits. */
function distinct(changes: Values['changes'] | undefined, words: string): Promise<void> {
  const rules = (changes ?? []).map((change) => change?.rule)
  return new Set(rules).size === rules.length ? Promise.resolve() : Promise.reject(new Error(words))
}
