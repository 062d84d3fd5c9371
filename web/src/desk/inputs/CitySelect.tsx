import { Select, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CityItem } from '../../api/city.ts'
import { useCity } from '../use-city.ts'

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

interface TreeNode {
  value: string
  title: string
  selectable: boolean
  children: TreeNode[]
}

function treeOf(items: readonly CityItem[], parent: string | null = null): TreeNode[] {
  return items
    .filter((item) => item.parent === parent)
    .map(({ code, label, leaf }) => {
      const children = treeOf(items, code)
      return { value: code, title: label, selectable: leaf ?? children.length === 0, children }
    })
}

/** A category of the city's tree; only its leaves can be taken. */
export function CategorySelect(props: InputProps<string>) {
  const { t } = useTranslation()
  const { items } = useCity('categories')
  const tree = useMemo(() => treeOf(items), [items])
  return (
    <TreeSelect
      {...props}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      placeholder={t('form.search')}
      treeData={tree}
    />
  )
}

/** Places under `parent`: districts where none is given. */
export function PlaceSelect({ parent, ...props }: InputProps<string> & { parent?: string | null | undefined }) {
  const { items } = useCity('places')
  const roots = items.filter((item) => item.parent === null).map(({ code }) => code)
  const above = parent ? [parent] : parent === undefined ? roots : []
  return (
    <Select
      {...props}
      allowClear
      disabled={above.length === 0}
      showSearch={{ optionFilterProp: 'label' }}
      options={items
        .filter((item) => item.parent !== null && above.includes(item.parent))
        .map(({ code, label }) => ({ value: code, label }))}
    />
  )
}
