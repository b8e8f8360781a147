import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../../souk.ts'

export type ExceptionGroup = RowOf<'monitoring.listExceptions'>

export const useExceptions = (page: number) =>
  useQuery({
    queryKey: ['monitoring', 'exceptions', page],
    queryFn: ({ signal }) => souk.monitoring.listExceptions({ query: { page, per_page: 20 }, signal }),
    placeholderData: keepPreviousData,
  })

/** The latest of a group, each in a story of its own. */
export const useOccurrences = (fingerprint: string) =>
  useQuery({
    queryKey: ['monitoring', 'occurrences', fingerprint],
    queryFn: ({ signal }) =>
      souk.monitoring.listEntries({ query: { kind: 'exception', fingerprint, per_page: 20 }, signal }),
  })
