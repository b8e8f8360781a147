import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { queries, souk } from '../souk.ts'
import type { Notification } from './notifications.queries.ts'

/** Tries a failed mail again, for whose shop it is. */
export function RetryMail({ mail: { id, status } }: { mail: Pick<Notification, 'id' | 'status'> }) {
  const may = useMay()
  const retry = useMutation({
    mutationFn: () => souk.notifications.retry({ path: { id } }),
    onSuccess: () => notifications.show({ message: say('It is tried again.') }),
    onError: (error) => tellRefusal(error),
    onSettled: () => {
      for (const key of ['notifications', 'stats']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  if (status !== 'failed' || !may('orders.fulfill')) return null
  return (
    <ActButton work={retry} size="xs" variant="default" onAct={() => retry.mutate()}>
      {say('Try again')}
    </ActButton>
  )
}
