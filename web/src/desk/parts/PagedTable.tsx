import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Table, type TableProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from './ProblemNotice.tsx'

interface PagedTableProps<Row> extends Omit<TableProps<Row>, 'dataSource' | 'loading' | 'pagination' | 'scroll'> {
  found: UseInfiniteQueryResult<InfiniteData<{ items: readonly Row[] }>>
  /** Pixels down to which the texts of a wide table break into lines; narrower, it scrolls. Else no text breaks. */
  least?: number
}

/**
 * A list that is read page by page: what went wrong with a way to try again, the rows so far, and the way to more. Where
 * nothing could be read there is no table: an empty one would say that there is nothing, and so it says nothing while it is read.
 */
export function PagedTable<Row extends object>({ found, least, ...table }: PagedTableProps<Row>) {
  const { t } = useTranslation()
  return (
    <>
      <ProblemNotice error={found.error} again={found.refetch} />
      {found.error && !found.data ? null : (
        <Table<Row>
          {...table}
          pagination={false}
          scroll={{ x: least ?? 'max-content' }}
          loading={found.isPending}
          {...(found.isPending && { locale: { emptyText: ' ' } })}
          dataSource={found.data?.pages.flatMap(({ items }) => items) ?? []}
        />
      )}
      {found.hasNextPage ? (
        <div className="list-more">
          <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t('lists.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
