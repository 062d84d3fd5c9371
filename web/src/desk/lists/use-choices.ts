import { OperatorRegisterBody } from 'contract/commands'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import { districtsOf, withAbove } from '../inputs/tree.ts'
import { useSession } from '../shell/Gate.tsx'
import { useCity } from '../use-city.ts'

/** What a list can be narrowed to by choosing, in the order of the bar. */
export const filterNames = ['type', 'urgency', 'light', 'district', 'category', 'organizer'] as const
type Filter = (typeof filterNames)[number]

/** `search`: what typing finds it by. */
interface Choice {
  value: string
  label: string
  search: string
}

interface Choices {
  name: Filter
  label: string
  options: Choice[]
}

const choice = (value: string, label: string, search = label): Choice => ({ value, label, search })

const written = Object.fromEntries(
  fieldsOf(OperatorRegisterBody as BodySchema).map(({ name, options = [] }) => [name, options]),
)
const lights = ['green', 'yellow', 'red']

/**
 * The filters of a list with what each can be set to. A category stands for all below it. Who belongs to a unit has lists of that
 * unit, and so no choice of units.
 */
export function useChoices(): Choices[] {
  const { t } = useTranslation()
  const { organizer } = useSession()
  const places = useCity('places').items
  const categories = useCity('categories').items
  const organizers = useCity('organizers').items

  return useMemo(() => {
    const optionsOf: Record<Filter, Choice[]> = {
      type: written.type!.map((value) => choice(value, t(`states:type.${value}`))),
      urgency: written.urgency!.map((value) => choice(value, t(`states:urgency.${value}`))),
      light: lights.map((value) => choice(value, t(`states:light.${value}`))),
      district: districtsOf(places).map(({ code, label }) => choice(code, label)),
      category: withAbove(categories).map(({ code, path }) => choice(code, path.join(' / '))),
      organizer: organizers.map(({ code, label }) => choice(code, label, `${label} ${code}`)),
    }
    return filterNames
      .filter((name) => name !== 'organizer' || organizer === null)
      .map((name) => ({
        name,
        label: name === 'light' ? t('column.due') : t(`commands:field.${name}`),
        options: optionsOf[name],
      }))
  }, [t, organizer, places, categories, organizers])
}
