import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'

export type Token = RowOf<'tokens.list'>

export const tokensKey = ['tokens', 'list']

export const useTokens = (page: number) =>
  useQuery({
    queryKey: [...tokensKey, page],
    queryFn: ({ signal }) => souk.tokens.list({ query: { page, per_page: 20 }, signal }),
    placeholderData: keepPreviousData,
  })
