import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useIsThere } from '../deletion.ts'
import { queries, souk } from '../souk.ts'

export type Endpoint = RowOf<'webhookEndpoints.list'>
export type Delivery = RowOf<'webhookEndpoints.listDeliveries'>

export const endpointsKey = ['webhook-endpoints', 'list']
export const endpointKey = (id: number) => ['webhook-endpoints', 'one', id]

export const useEndpoint = (id: number) =>
  useQuery({
    queryKey: endpointKey(id),
    queryFn: async ({ signal }) => (await souk.webhookEndpoints.get({ path: { id }, signal })).data,
    enabled: useIsThere(endpointKey(id)),
  })

const followMs = 2_000

/** Looked at again while one is on its way. */
export const useDeliveries = (id: number, page: number) =>
  useQuery({
    queryKey: [...endpointKey(id), 'deliveries', page],
    queryFn: ({ signal }) =>
      souk.webhookEndpoints.listDeliveries({ path: { id }, query: { page, per_page: 10 }, signal }),
    placeholderData: keepPreviousData,
    enabled: useIsThere(endpointKey(id)),
    refetchInterval: ({ state }) => (state.data?.data.some((one) => one.state === 'pending') ? followMs : false),
  })

export const lookAgain = () => void queries.invalidateQueries({ queryKey: ['webhook-endpoints'] })
