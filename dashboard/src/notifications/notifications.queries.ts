import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'

export const pendingMs = 1_500

export type Notification = RowOf<'notifications.list'>

export const useNotification = (id: number) =>
  useQuery({
    queryKey: ['notifications', 'one', id],
    queryFn: async ({ signal }) => (await souk.notifications.get({ path: { id }, signal })).data,
    // While it is on its way.
    refetchInterval: ({ state }) => state.data?.status === 'pending' && pendingMs,
  })
