import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Raw } from '../use-filters.ts'
import { type Column, DataTable, type Picking } from './data-table.tsx'
import { Loaded } from './loaded.tsx'
import { PagesBar } from './pages-bar.tsx'
import type { PagesMeta } from './pages-in-reach.ts'
import type { Sorting } from './sort-head.tsx'

interface ListingProps<Row> {
  label: string
  page: UseQueryResult<{ data: Row[]; meta: PagesMeta }>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string | number
  opens?: ((row: Row) => Raw) | undefined
  sorting?: Sorting | undefined
  picking?: Picking<Row> | undefined
  onPage: (page: number) => void
  /** What stands there when no row matches. */
  empty: ReactNode
}

/** A page of rows from the server in whichever state it is: awaited, refused, empty or there. */
export function Listing<Row>({ page, empty, onPage, ...table }: ListingProps<Row>) {
  return (
    <Loaded query={page} lines={10} flush>
      {({ data: rows, meta }) =>
        rows.length === 0 ? (
          empty
        ) : (
          <>
            <DataTable rows={rows} stale={page.isPlaceholderData} {...table} />
            <PagesBar meta={meta} onPage={onPage} />
          </>
        )
      }
    </Loaded>
  )
}
