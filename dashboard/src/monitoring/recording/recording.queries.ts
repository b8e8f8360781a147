import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { queries, souk } from '../../souk.ts'

const key = ['monitoring', 'recording']

export const useRecording = () =>
  useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await souk.monitoring.getRecording({ signal })).data,
    refetchInterval: 15_000,
  })

/** For every process and everybody, until somebody sets it again. */
export const useSetRecording = () =>
  useMutation({
    mutationFn: (paused: boolean) => souk.monitoring.setRecording({ body: { paused } }),
    onSuccess: ({ data, message }) => {
      queries.setQueryData(key, data)
      notifications.show({ message })
    },
    onError: ({ message }) => notifications.show({ color: 'red', message }),
  })
