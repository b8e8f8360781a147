import type { AnswerOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'
import type { Period } from './period.ts'

export type Stats = AnswerOf<'stats.get'>['data']

export const useStats = (query: Period) =>
  useQuery({
    queryKey: ['stats', query],
    queryFn: async ({ signal }) => (await souk.stats.get({ query, signal })).data,
    placeholderData: keepPreviousData,
    // Besides what comes live: the clock goes on as well.
    refetchInterval: 60_000,
  })
