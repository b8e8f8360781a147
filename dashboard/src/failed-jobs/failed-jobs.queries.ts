import type { AnswerOf, RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queuesKey } from '../queues/queues.queries.ts'
import { queries, souk } from '../souk.ts'
import { chosenJobs, type FailedJobFilters } from './failed-job-filters.ts'

export type FailedJob = RowOf<'failedJobs.list'>
/** With what each of its attempts met. */
export type FailedJobStory = AnswerOf<'failedJobs.get'>['data']

export const useFailedJobs = (filters: FailedJobFilters) => {
  const query = { page: filters.page, per_page: 20, ...chosenJobs(filters) }
  return useQuery({
    queryKey: ['failed-jobs', 'list', query],
    queryFn: ({ signal }) => souk.failedJobs.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
}

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
