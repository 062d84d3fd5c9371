import { commandBodies } from 'contract/commands'
import type { EventView } from 'contract/views'
import { useTranslation } from 'react-i18next'
import { commandOf } from '../../api/names.ts'
import { type FormValues, valueAt } from '../forms/body.ts'
import { correctionField } from '../forms/correction.ts'
import { type BodySchema, type FormField, fieldsOf } from '../forms/fields.ts'
import { useOptionLabel } from '../forms/use-option-label.ts'
import { stamp } from '../time/due.ts'
import { useCity } from '../use-city.ts'

/** What an event carried, field by field, in words. Texts stand in for what the facts hold of them. */
export function useFactLines({ command: kebab, facts, texts }: EventView): { name: string; words: string }[] {
  const { t } = useTranslation()
  const labelOf = useOptionLabel()
  const organizers = useCity('organizers')
  const categories = useCity('categories')
  const places = useCity('places')
  const command = commandOf(kebab)
  const texted = texts as Record<string, string>

  const wordsOf = ({ kind, name, optionsOf = name }: FormField, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (kind === 'stages') return (value as { dueOn: string }[]).map(({ dueOn }) => dueOn).join(t('listComma'))
    if (Array.isArray(value)) return value.map((one) => organizers.labelOf(String(one))).join(t('listComma'))
    if (typeof value !== 'string' && typeof value !== 'number') return ''
    if (kind === 'instant') return stamp(value)
    if (kind === 'organizer') return organizers.labelOf(String(value))
    if (kind === 'category') return categories.labelOf(String(value))
    if (kind === 'district' || kind === 'street') return places.labelOf(String(value))
    if (kind === 'grade') return t(`states:grade.${value}`)
    if (kind === 'number' || kind === 'day' || kind === 'line') return String(value)
    if (kind === 'choice' && command) return labelOf(command, optionsOf, String(value))
    return ''
  }

  // What was asked stands at the top of the page already.
  if (kebab === 'register') return []
  const corrected = (facts as FormValues).field
  const fields = (command ? fieldsOf(commandBodies[command] as BodySchema) : []).map((field) =>
    field.kind === 'correction' ? correctionField(field, corrected) : field,
  )
  const told = fields.map((field) => ({
    name: field.label ?? field.name,
    words:
      texted[field.name] ?? texted[field.path.join('.')] ?? wordsOf(field, valueAt(facts as FormValues, field.path)),
  }))
  const rest = Object.entries(texted)
    .filter(([name]) => !fields.some((field) => field.name === name || field.path.join('.') === name))
    .map(([name, words]) => ({ name, words }))
  return [...told, ...rest].filter(({ words }) => words)
}
