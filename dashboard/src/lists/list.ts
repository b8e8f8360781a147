import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Column } from '../design/data-table.tsx'
import type { PagesMeta } from '../design/pages-in-reach.ts'
import { idOf, pageOf, type Raw, useClose, useFilters, wordOf } from '../use-filters.ts'
import type { Filters } from './filter.ts'
import type { Option } from './filters.tsx'

export interface Identified {
  id: number
}

export interface BulkProps<Row> {
  rows: readonly Row[]
  /** Picks none any more. */
  onDone: () => void
}

type Values = Record<string, unknown>

interface ListAnswer<Row> {
  data: Row[]
  meta: PagesMeta
}

/** A list of the API as a page shows it. */
export interface ListDeclaration<Row extends Identified> {
  /** What it lists, such as 'Orders'. */
  label: string
  /** Under which its answers are kept; whoever changes a row says so. */
  key: readonly string[]
  /** The call of the client, such as `souk.orders.list`. */
  from: (call: { query: never; signal: AbortSignal }) => Promise<ListAnswer<Row>>
  columns: readonly Column<Row>[]
  filters: Filters
  /** Filters that are seldom used, behind a button that says what they are about. */
  further?: { label: string; names: readonly string[] }
  /** The first is how it is sorted at first. */
  sorts?: readonly Option[]
  /** What the address calls the row that stands open; without it none opens. */
  opens?: string
  /** Further parts of the address that go when it is closed. */
  beside?: readonly string[]
  perPage?: number
  /** What is said where nothing matches, or where there is nothing at all. */
  empty: { title: string; none?: string; hint?: ReactNode }
  /** What may be done with many rows at once; asked again whenever others are picked. */
  Bulk?: (props: BulkProps<Row>) => ReactNode
  /** Who lacks it picks no rows. */
  bulkPermission?: string
  /** When to look again by itself, by what was seen. */
  followMs?: (rows: readonly Row[]) => number | false
}

/** Says that the parts fit together; see docs/extending.md. */
export const declareList = <Row extends Identified>(list: ListDeclaration<Row>): ListDeclaration<Row> => list

export interface ListState<Row extends Identified> {
  list: ListDeclaration<Row>
  values: Values
  /** What the filters ask of the API. */
  asked: object
  /** Whether any filter narrows it. */
  narrowed: boolean
  sort: string | undefined
  page: UseQueryResult<ListAnswer<Row>>
  narrow: (changes: Record<string, unknown>, typed?: boolean) => void
  goToPage: (page: number) => void
  /** The row that stands open. */
  opened: number | undefined
  open: (id: number) => void
  close: () => void
}

/** The list as its address narrows it. */
export function useList<Row extends Identified>(
  list: ListDeclaration<Row>,
  /** What is asked besides the filters. */
  besides: object = {},
): ListState<Row> {
  const [address, change] = useFilters((raw) => raw)
  const values = valuesIn(list.filters, address)
  const sort = wordOf(address.sort) ?? list.sorts?.[0]?.value
  const close = useClose(...(list.opens ? [list.opens] : []), ...(list.beside ?? []))
  const asked = askedBy(list.filters, values)
  const query = {
    page: pageOf(address.page),
    per_page: list.perPage ?? 20,
    ...(sort && { sort }),
    ...asked,
    ...besides,
  }
  const page = useQuery({
    queryKey: [...list.key, query],
    queryFn: ({ signal }) => list.from({ query: query as never, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => list.followMs?.(state.data?.data ?? []) ?? false,
  })
  return {
    list,
    values,
    asked,
    narrowed: Object.keys(asked).length > 0,
    sort,
    page,
    narrow: (changes, typed = false) => change({ ...changes, page: undefined }, typed ? 'narrow' : 'go'),
    goToPage: (number) => change({ page: number }, 'go'),
    opened: list.opens === undefined ? undefined : idOf(address[list.opens]),
    open: (id) => change({ [list.opens ?? 'open']: id }, 'open'),
    close,
  }
}

const valuesIn = (filters: Filters, address: Raw) =>
  Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filter.read(address[name])]))

const askedBy = (filters: Filters, values: Values): object =>
  Object.assign(
    {},
    ...Object.entries(filters).map(([name, filter]) => {
      const value = values[name]
      return value === undefined ? {} : filter.ask(value, name)
    }),
  )
