import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CityItem } from '../../api/city.ts'
import { useCity } from '../use-city.ts'
import { districtsOf, withAbove } from './tree.ts'

/** What antd's form hands to an input of ours. */
interface InputProps<Value> {
  id?: string
  value?: Value
  onChange?: (value: Value | undefined) => void
}

/** One of the city's organizers, found by any part of its name or its code. */
export function OrganizerSelect(props: InputProps<string>) {
  const { items } = useCity('organizers')
  return (
    <Select
      {...props}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      options={items.map(({ code, label }) => ({ value: code, label, search: `${label} ${code}` }))}
    />
  )
}

/** Several organizers. */
export function OrganizersSelect(props: InputProps<string[]>) {
  const { items } = useCity('organizers')
  return (
    <Select
      {...props}
      mode="multiple"
      showSearch={{ optionFilterProp: 'search' }}
      options={items.map(({ code, label }) => ({ value: code, label, search: `${label} ${code}` }))}
    />
  )
}

/** The leaves of a tree of codes, grouped under the words of all that is above them. */
function groupsOf(items: readonly CityItem[]) {
  const parents = new Set(items.map(({ parent }) => parent))
  const groups = new Map<string, { value: string; label: string; search: string }[]>()
  for (const { code, label, path } of withAbove(items).filter(({ code, leaf }) => leaf ?? !parents.has(code))) {
    const group = path.slice(0, -1).join(' / ')
    const option = { value: code, label, search: `${group} ${label}` }
    groups.set(group, [...(groups.get(group) ?? []), option])
  }
  return [...groups].map(([label, options]) => ({ label, options }))
}

/** A category of the city's tree; only its leaves can be taken. Typing narrows it down, Enter takes the first that is left. */
export function CategorySelect(props: InputProps<string>) {
  const { t } = useTranslation()
  const { items } = useCity('categories')
  const groups = useMemo(() => groupsOf(items), [items])
  return (
    <Select
      {...props}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      placeholder={t('form.search')}
      options={groups}
    />
  )
}

/** Places under `parent`: districts where it is left out, and nothing to choose from before one is chosen, where it is null. */
export function PlaceSelect({ parent, ...props }: InputProps<string> & { parent?: string | null | undefined }) {
  const { items } = useCity('places')
  const places = parent === undefined ? districtsOf(items) : items.filter((item) => parent && item.parent === parent)
  return (
    <Select
      {...props}
      allowClear
      disabled={parent === null}
      showSearch={{ optionFilterProp: 'label' }}
      options={places.map(({ code, label }) => ({ value: code, label }))}
    />
  )
}
