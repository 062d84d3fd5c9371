import { Button, Input, Space } from 'antd'
import { useTranslation } from 'react-i18next'

interface StageLine {
  goal?: string
  dueOn?: string
}

interface StagesInputProps {
  /** Handed in by the form's item. */
  id?: string
  value?: StageLine[]
  onChange?: (lines: StageLine[]) => void
}

/** The stages of a plan, one line each: what is to be reached, and by which day. */
export function StagesInput({ id, value = [{}], onChange }: StagesInputProps) {
  const { t } = useTranslation()
  const change = (index: number, line: StageLine) => onChange?.(value.with(index, { ...value[index], ...line }))
  return (
    <Space direction="vertical" style={{ width: '100%' }} {...(id ? { id } : {})}>
      {value.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own but its place
        <Space.Compact key={index} style={{ width: '100%' }}>
          <Input
            aria-label={t('commands:field.goal')}
            placeholder={t('commands:field.goal')}
            value={line.goal ?? ''}
            onChange={({ target }) => change(index, { goal: target.value })}
          />
          <Input
            aria-label={t('commands:field.dueOn')}
            type="date"
            style={{ flex: '0 0 150px' }}
            value={line.dueOn ?? ''}
            onChange={({ target }) => change(index, { dueOn: target.value })}
          />
          {value.length > 1 ? (
            <Button
              aria-label={t('commands:field.removeStage')}
              title={t('commands:field.removeStage')}
              onClick={() => onChange?.(value.toSpliced(index, 1))}
            >
              ×
            </Button>
          ) : null}
        </Space.Compact>
      ))}
      <Button onClick={() => onChange?.([...value, {}])}>{t('commands:field.addStage')}</Button>
    </Space>
  )
}
