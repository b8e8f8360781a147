import type { AnswerOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { souk } from '../../souk.ts'

export type Span = AnswerOf<'monitoring.getTrace'>['data'][number]

/** What follows from a request, such as its mail, comes a moment after it. */
const stillGoesOnMs = 20_000
const lookAgainMs = 2_000

export const useStory = (traceId: string) =>
  useQuery({
    queryKey: ['monitoring', 'story', traceId],
    queryFn: async ({ signal }) => (await souk.monitoring.getTrace({ path: { trace_id: traceId }, signal })).data,
    refetchInterval: ({ state: { data } }) => {
      const last = Math.max(0, ...(data ?? []).map(endOf))
      return Date.now() - last < stillGoesOnMs ? lookAgainMs : false
    },
  })

/** Mostly one: a request has one trace, and an id of its own unless its client chose it. */
export const useTracesOfRequest = (requestId: string) =>
  useQuery({
    queryKey: ['monitoring', 'request', requestId],
    queryFn: async ({ signal }) => {
      const { data } = await souk.monitoring.listEntries({ query: { request_id: requestId, per_page: 100 }, signal })
      return [...new Set(data.map(({ trace_id }) => trace_id))]
    },
  })

export const beginOf = ({ started_at }: Span) => Date.parse(started_at)
export const endOf = (span: Span) => beginOf(span) + span.duration_ms
