import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Fulfillment = RowOf<'orders.listFulfillments'>
export type Payment = RowOf<'orders.listPayments'>
export type Refund = RowOf<'orders.listRefunds'>
export type Note = RowOf<'orders.listNotes'>
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

export const notesKey = (id: number) => ['orders', 'notes', id]

export const useNotes = (id: number) =>
  useQuery({
    queryKey: notesKey(id),
    queryFn: async ({ signal }) =>
      (await souk.orders.listNotes({ path: { id }, query: { per_page: 100 }, signal })).data,
  })

const all = { per_page: 100 } as const

export const useFulfillments = (id: number) =>
  useQuery({
    queryKey: ['orders', 'fulfillments', id],
    queryFn: async ({ signal }) => (await souk.orders.listFulfillments({ path: { id }, query: all, signal })).data,
  })

export const usePayments = (id: number) =>
  useQuery({
    queryKey: ['orders', 'payments', id],
    queryFn: async ({ signal }) => (await souk.orders.listPayments({ path: { id }, query: all, signal })).data,
  })

export const useReviewed = () =>
  useQuery({
    queryKey: ['orders', 'payments in review'],
    queryFn: async ({ signal }) =>
      (await souk.payments.list({ query: { state: 'review', sort: 'id', per_page: 20 }, signal })).data,
  })

export const useRefunds = (id: number) =>
  useQuery({
    queryKey: ['orders', 'refunds', id],
    queryFn: async ({ signal }) => (await souk.orders.listRefunds({ path: { id }, query: all, signal })).data,
  })

/** After an act on an order: it moves by itself, and stock and figures with it. */
export const lookAgain = (): void => void lookedAgain()

export async function lookedAgain(): Promise<void> {
  const keys = ['orders', 'products', 'listings', 'stats', 'notifications']
  await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })))
}
