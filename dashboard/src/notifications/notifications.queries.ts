import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'
import { type NotificationFilters, notificationQuery } from './notification-filters.ts'

export type Notification = RowOf<'notifications.list'>

const pendingMs = 1_500

interface UseNotificationsOptions {
  /** Looks again by itself while one of them is on its way. */
  following: boolean
}

export const useNotifications = (filters: NotificationFilters, { following }: UseNotificationsOptions) => {
  const query = notificationQuery(filters)
  return useQuery({
    queryKey: ['notifications', 'list', query],
    queryFn: ({ signal }) => souk.notifications.list({ query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      following && state.data?.data.some(({ status }) => status === 'pending') ? pendingMs : false,
  })
}

export const useNotification = (id: number) =>
  useQuery({
    queryKey: ['notifications', 'one', id],
    queryFn: async ({ signal }) => (await souk.notifications.get({ path: { id }, signal })).data,
  })
