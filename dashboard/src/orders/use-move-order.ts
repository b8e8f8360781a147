import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say, within } from '../language/say.ts'
import { souk } from '../souk.ts'
import { orderKey } from './orders.queries.ts'
import { type Order, type OrderStatus, statusLabel } from './status.tsx'

interface Move {
  status: OrderStatus
  note: string
}

/** Shows the order moved at once, and where it was again when the server refuses, with the server's sentence. */
export function useMoveOrder(id: number, { asOwner }: { asOwner: boolean }) {
  const queries = useQueryClient()
  const key = orderKey(id)
  return useMutation({
    mutationFn: ({ status, note }: Move) => {
      const body = note === '' ? {} : { note }
      return asOwner
        ? souk.orders.cancel({ path: { id }, body })
        : souk.orders.changeStatus({ path: { id }, body: { status, ...body } })
    },
    onMutate: async ({ status }) => {
      await queries.cancelQueries({ queryKey: ['orders'] })
      const before = queries.getQueryData<Order>(key)
      if (before !== undefined) queries.setQueryData<Order>(key, { ...before, status })
      return { before }
    },
    onError: (error, { status }, context) => {
      if (context?.before !== undefined) queries.setQueryData(key, context.before)
      tellRefusal(error, say('Not {status}', { status: within(statusLabel(status)) }))
    },
    onSuccess: ({ data }) =>
      notifications.show({
        message: say('Order {number} is {status}.', {
          number: data.number,
          status: statusLabel(data.status).toLowerCase(),
        }),
      }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['orders'] })
      void queries.invalidateQueries({ queryKey: ['stats'] })
    },
  })
}
