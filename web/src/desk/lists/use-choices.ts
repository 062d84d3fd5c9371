import { OperatorRegisterBody } from 'contract/commands'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import { withAbove } from '../inputs/tree.ts'
import { useSession } from '../shell/Gate.tsx'
import { useCity } from '../use-city.ts'

/** What a list can be narrowed to by choosing, in the order of the bar. */
export const filterNames = ['type', 'urgency', 'light', 'district', 'category', 'organizer'] as const
type Filter = (typeof filterNames)[number]

interface Choices {
  name: Filter
  label: string
  options: { value: string; label: string }[]
}

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
    const roots = new Set(places.filter(({ parent }) => parent === null).map(({ code }) => code))
    const districts = places.filter(({ parent }) => parent !== null && roots.has(parent))
    const optionsOf: Record<Filter, Choices['options']> = {
      type: written.type!.map((value) => ({ value, label: t(`states:type.${value}`) })),
      urgency: written.urgency!.map((value) => ({ value, label: t(`states:urgency.${value}`) })),
      light: lights.map((value) => ({ value, label: t(`states:light.${value}`) })),
      district: districts.map(({ code, label }) => ({ value: code, label })),
      category: withAbove(categories).map(({ code, path }) => ({ value: code, label: path.join(' / ') })),
      organizer: organizers.map(({ code, label }) => ({ value: code, label })),
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
