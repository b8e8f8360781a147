import { notifications } from '@mantine/notifications'
import type { CallOf } from '@souk/client'
import { useMutation } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { lookAgain } from './failed-jobs.queries.ts'

/** Which jobs are meant, as the API asks for them. */
export type ChosenJobs = NonNullable<CallOf<'failedJobs.retryAll'>['query']>

const refused = (error: Error) => {
  tellRefusal(error)
  void lookAgain()
}

/** Sends one mail again: it has three attempts more. */
export const useRetryJob = (onDone: () => void) =>
  useMutation({
    mutationFn: (id: number) => souk.failedJobs.retry({ path: { id } }),
    onSuccess: async () => {
      onDone()
      notifications.show({ message: say('The mail is on its way again.') })
      await lookAgain()
    },
    onError: refused,
  })

export const useDropJob = (onDone: () => void) =>
  useMutation({
    mutationFn: (id: number) => souk.failedJobs.drop({ path: { id } }),
    onSuccess: async () => {
      onDone()
      notifications.show({ message: say('The mail is given up.') })
      await lookAgain()
    },
    onError: refused,
  })

/** Sends all that fit the filters again, and tells how many there were. */
export const useRetryAll = (onStarted: (retried: number) => void) =>
  useMutation({
    mutationFn: (query: ChosenJobs) => souk.failedJobs.retryAll({ query }),
    onSuccess: async ({ data: { retried } }) => {
      // What the queue held before would look as if all were done.
      await lookAgain()
      onStarted(retried)
    },
    onError: refused,
  })

interface DropAll {
  chosen: ChosenJobs
  /** How many there were when one decided. */
  total: number
}

export const useDropAll = () =>
  useMutation({
    mutationFn: ({ chosen }: DropAll) => souk.failedJobs.dropAll({ query: chosen }),
    onSuccess: async (_nothing, { total }) => {
      notifications.show({
        message:
          total === 1 ? say('One mail given up.') : say('{count} mails given up.', { count: formatCount(total) }),
      })
      await lookAgain()
    },
    onError: refused,
  })
