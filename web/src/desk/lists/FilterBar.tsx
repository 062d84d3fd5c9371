import { Button, Input, Select } from 'antd'
import { OperatorRegisterBody } from 'contract/commands'
import { longestWords } from 'contract/work-lists'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import { useCity } from '../use-city.ts'

const filterNames = ['type', 'urgency', 'district'] as const
/** What the address of a list says of what it is narrowed to. */
export const narrowings = [...filterNames, 'words'] as const

const options = Object.fromEntries(
  fieldsOf(OperatorRegisterBody as BodySchema).map(({ name, options: choices = [] }) => [name, choices]),
)

/** What a list is narrowed to, kept in the address, and at its end what else can be done with the list. */
export function FilterBar({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const { items } = useCity('places')
  const roots = new Set(items.filter(({ parent }) => parent === null).map(({ code }) => code))
  const districts = items.filter(({ parent }) => parent !== null && roots.has(parent))

  const choicesOf = (name: string) =>
    name === 'district'
      ? districts.map(({ code, label }) => ({ value: code, label }))
      : (options[name] ?? []).map((value) => ({ value, label: t(`states:${name}.${value}`) }))

  const choose = (name: (typeof narrowings)[number], value: string | undefined) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value)
        else before.delete(name)
        return before
      },
      { replace: true },
    )

  return (
    <div className="bar">
      <Input.Search
        // What the address says is what was found: a list that was opened with words shows them.
        key={search.get('words')}
        defaultValue={search.get('words') ?? ''}
        allowClear
        maxLength={longestWords}
        style={{ width: 240 }}
        aria-label={t('lists.words')}
        placeholder={t('lists.words')}
        onSearch={(text) => choose('words', text.trim())}
      />
      {filterNames.map((name) => (
        <Select
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 150 }}
          aria-label={t(`commands:field.${name}`)}
          placeholder={t(`commands:field.${name}`)}
          options={choicesOf(name)}
          value={search.get(name)}
          onChange={(value: string | null | undefined) => choose(name, value ?? undefined)}
        />
      ))}
      {narrowings.some((name) => search.has(name)) ? (
        <Button type="link" onClick={() => setSearch({}, { replace: true })}>
          {t('lists.clear')}
        </Button>
      ) : null}
      {children}
    </div>
  )
}
