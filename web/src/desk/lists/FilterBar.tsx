import { Button, Input, Select } from 'antd'
import { longestWords } from 'contract/work-lists'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { filterNames, useChoices } from './use-choices.ts'

/** What the address of a list says of what it is narrowed to. */
export const narrowings = [...filterNames, 'words'] as const

/** What a list is narrowed to, kept in the address, and at its end what else can be done with the list. */
export function FilterBar({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const choices = useChoices()

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
      {choices.map(({ name, label, options }) => (
        <Select
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'search' }}
          popupMatchSelectWidth={false}
          style={{ minWidth: 130, maxWidth: 260 }}
          aria-label={label}
          placeholder={label}
          options={options}
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
