import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface OpenRow<Row> {
  keyOf: (row: Row) => string
  nameOf: (row: Row) => string
  detail: (row: Row) => ReactNode
}

/** Rows of a table that open for changes, one at a time: what the table expands, and the column with the button. */
export function useOpenRow<Row>({ keyOf, nameOf, detail }: OpenRow<Row>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | null>(null)
  const render = (_: unknown, row: Row) => {
    const isOpen = open === keyOf(row)
    return (
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-label={t('administration:openOne', { name: nameOf(row) })}
        onClick={() => setOpen(isOpen ? null : keyOf(row))}
      >
        {t(isOpen ? 'form.close' : 'administration:open')}
      </Button>
    )
  }
  return {
    expandable: { expandedRowKeys: open ? [open] : [], expandedRowRender: detail, showExpandColumn: false },
    column: { key: 'open', render },
  }
}
