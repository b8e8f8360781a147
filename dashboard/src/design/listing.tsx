import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, DataTable } from './data-table.tsx'
import { PagesBar } from './pages-bar.tsx'
import type { PagesMeta } from './pages-in-reach.ts'
import { Failed, Loading } from './states.tsx'

interface ListingProps<Row> {
  label: string
  page: UseQueryResult<{ data: Row[]; meta: PagesMeta }>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string | number
  onOpen?: (row: Row) => void
  onPage: (page: number) => void
  /** What stands there when no row matches. */
  empty: ReactNode
}

/** A page of rows from the server in whichever state it is: awaited, refused, empty or there. */
export function Listing<Row>({ page, empty, onPage, ...table }: ListingProps<Row>) {
  if (page.isPending) return <Loading lines={10} />
  if (page.isError) return <Failed error={page.error} retry={() => void page.refetch()} />
  const { data: rows, meta } = page.data
  if (rows.length === 0) return empty
  return (
    <>
      <DataTable rows={rows} stale={page.isPlaceholderData} {...table} />
      <PagesBar meta={meta} onPage={onPage} />
    </>
  )
}
