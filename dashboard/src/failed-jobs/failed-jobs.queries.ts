import type { AnswerOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queuesKey } from '../queues/queues.queries.ts'
import { queries, souk } from '../souk.ts'

/** With what each of its attempts met. */
export type FailedJobStory = AnswerOf<'failedJobs.get'>['data']

export const useFailedJob = (id: number) =>
  useQuery({
    queryKey: ['failed-jobs', 'one', id],
    queryFn: async ({ signal }) => (await souk.failedJobs.get({ path: { id }, signal })).data,
  })

/** After jobs were retried or dropped, whatever counts or lists them looks again. */
export const lookAgain = () =>
  Promise.all(
    [queuesKey, ['failed-jobs', 'list'], ['stats'], ['notifications']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  )
