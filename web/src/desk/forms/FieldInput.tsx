import { Input, InputNumber, Radio, Select, Switch } from 'antd'
import type { MatterView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { CategorySelect, OrganizerSelect, OrganizersSelect, PlaceSelect } from '../inputs/CitySelect.tsx'
import { StagesInput } from '../inputs/StagesInput.tsx'
import { YesNo } from '../inputs/YesNo.tsx'
import type { FormField } from './fields.ts'
import { type PartField, partsOf } from './parts.ts'
import { useOptionLabel } from './use-option-label.ts'

export interface FieldInputProps {
  command: string
  field: FormField
  matter?: MatterView | undefined
  /** A yes or no that must be decided, where leaving it would not mean no. */
  decide?: boolean
  /** The district that is chosen in the same form, for streets. */
  district?: string | undefined
  /** Words of options that no list of labels knows, such as persons. */
  labels?: Readonly<Record<string, string>>
  /** Handed in by the form's item. */
  id?: string
  value?: never
  onChange?: never
}

/** More options than this are a list to open. */
const radiosUpTo = 6
const grades = [5, 4, 3, 2, 1]

/** The input for a field by its kind. The form's item hands in value, change and id. */
export function FieldInput({ command, field, matter, decide, district, labels = {}, ...bound }: FieldInputProps) {
  const { t } = useTranslation()
  const labelOf = useOptionLabel()
  const { kind, name, optionsOf = name, options = [], maxLength } = field
  const choices = options.map((value) => ({ value, label: labels[value] ?? labelOf(command, optionsOf, value) }))

  switch (kind) {
    case 'choice':
      return choices.length > radiosUpTo ? (
        <Select {...bound} options={choices} />
      ) : (
        <Radio.Group {...bound} options={choices} />
      )
    case 'grade':
      return <Radio.Group {...bound} options={grades.map((value) => ({ value, label: t(`states:grade.${value}`) }))} />
    case 'yesNo':
      return decide ? <YesNo {...bound} /> : <Switch {...bound} />
    case 'number':
      return <InputNumber {...bound} />
    case 'instant':
      return <Input {...bound} type="datetime-local" style={{ width: 220 }} />
    case 'day':
      return <Input {...bound} type="date" style={{ width: 180 }} />
    case 'organizer':
      return <OrganizerSelect {...bound} />
    case 'organizers':
      return <OrganizersSelect {...bound} />
    case 'category':
      return <CategorySelect {...bound} />
    case 'district':
      return <PlaceSelect {...bound} />
    case 'street':
      return <PlaceSelect {...bound} parent={district ?? null} />
    case 'part':
      return <PartSelect {...bound} of={{ command, name }} matter={matter} />
    case 'tags':
      return <Select {...bound} mode="tags" {...choiceOfTags(name, matter)} />
    case 'stages':
      return <StagesInput {...bound} />
    case 'line':
      return <Input {...bound} maxLength={maxLength} />
    default:
      return (
        <Input.TextArea
          {...bound}
          autoSize={{ minRows: 3, maxRows: 14 }}
          {...(maxLength ? { maxLength, showCount: true } : {})}
        />
      )
  }
}

/** Only a tag that is there can be taken away. A new one is typed: a list of nothing would open over the button that sends it. */
const choiceOfTags = (name: string, matter: MatterView | undefined) =>
  name === 'remove'
    ? { options: matter?.tags?.map((value) => ({ value, label: value })) ?? [] }
    : { open: false, suffixIcon: null }

function PartSelect({ of, matter, ...bound }: { of: PartField; matter: MatterView | undefined }) {
  const { t } = useTranslation()
  const parts = matter ? partsOf(of, matter) : []
  return <Select {...bound} options={parts.map(({ id, label }) => ({ value: id, label: label(t) }))} />
}
