import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'
import { type OrderFilters, orderQuery } from './order-filters.ts'

export const useOrders = (filters: OrderFilters) => {
  const query = orderQuery(filters)
  return useQuery({
    queryKey: ['orders', 'list', query],
    queryFn: ({ signal }) => souk.orders.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
}

export type Change = RowOf<'orders.listHistory'>

export const orderKey = (id: number) => ['orders', 'one', id]

export const useOrder = (id: number) =>
  useQuery({
    queryKey: orderKey(id),
    queryFn: async ({ signal }) => (await souk.orders.get({ path: { id }, signal })).data,
  })

export const useHistory = (id: number) =>
  useQuery({
    queryKey: ['orders', 'history', id],
    queryFn: async ({ signal }) =>
      (await souk.orders.listHistory({ path: { id }, query: { per_page: 100 }, signal })).data,
  })
