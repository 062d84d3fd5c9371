import { useInfiniteQuery } from '@tanstack/react-query'
import { lineKey } from 'contract/list-change'
import { type WorkList, workListNames } from 'contract/matter-items'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { isProblem } from '../../api/client.ts'
import { type ListFilters, workListQuery } from '../../api/matters.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { useColumns } from '../lists/columns.tsx'
import { FilterBar, narrowings } from '../lists/FilterBar.tsx'
import { useRowKeys } from '../lists/use-row-keys.ts'
import { Page } from '../parts/Page.tsx'
import { PagedTable } from '../parts/PagedTable.tsx'
import { LostPage } from './LostPage.tsx'

/** A list fits beside the menu on a screen of 1280 pixels, in any language. */
const leastWidth = 960

/** One work list: filters are in the address, so that a list can be kept as a bookmark. */
export function Component() {
  const { list } = useParams()
  const known = workListNames.find((name) => name === list)
  return known ? <WorkListPage key={known} list={known} /> : <LostPage />
}

function WorkListPage({ list }: { list: WorkList }) {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const filters: ListFilters = Object.fromEntries(narrowings.map((name) => [name, search.get(name) ?? undefined]))
  const found = useInfiniteQuery(workListQuery(list, filters))
  const columns = useColumns()
  const rowKeys = useRowKeys(found.data)

  return (
    <Page title={t(`list.${list}`)} about={<p>{t(`listAbout.${list}`)}</p>}>
      {isProblem(found.error, 'not-permitted') ? null : (
        <FilterBar>
          <ExportButton list={list} filters={filters} />
        </FilterBar>
      )}
      <div className="list-table" {...rowKeys}>
        <PagedTable
          found={found}
          rowKey={lineKey}
          size="middle"
          least={leastWidth}
          columns={columns}
          locale={{ emptyText: t(found.hasNextPage ? 'lists.notLately' : 'lists.empty') }}
        />
      </div>
    </Page>
  )
}
