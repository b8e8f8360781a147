import type { RowOf } from '@souk/client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { souk } from '../../souk.ts'
import { entryQuery, type MonitoringFilters, spanQuery } from '../monitoring-filters.ts'

export type Entry = RowOf<'monitoring.listEntries'>

const perPage = 50

/** Page after page by cursor: a new entry at the top shifts nothing further down. */
export const useEntries = (filters: MonitoringFilters) => {
  const { within, from, until } = filters
  const query = entryQuery(filters)
  return useInfiniteQuery({
    queryKey: ['monitoring', 'entries', query, { within, from, until }],
    queryFn: ({ pageParam: cursor, signal }) =>
      souk.monitoring.listEntries({
        query: {
          ...query,
          ...spanQuery(filters, Date.now()),
          per_page: perPage,
          ...(cursor !== undefined && { cursor }),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}
