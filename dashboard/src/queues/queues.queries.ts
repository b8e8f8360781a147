import type { AnswerOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useMay } from '../session/use-me.ts'
import { queries, souk } from '../souk.ts'

export type Queue = AnswerOf<'queues.list'>['data'][number]

const busyMs = 1_000
const calmMs = 5_000

export const queuesKey = ['queues']

/** How the queues stand: every second while something is on its way. It costs the server next to nothing. */
export const useQueues = ({ enabled = true } = {}) =>
  useQuery({
    queryKey: queuesKey,
    queryFn: async ({ signal }) => (await souk.queues.list({ signal })).data,
    enabled,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((queue) => unfinished(queue) > 0) ? busyMs : calmMs),
  })

export const unfinished = ({ waiting, queued }: Queue) => waiting + queued

/** What shows jobs looks again when the queues have moved. */
export function useQueueChanges(...keys: string[][]): void {
  const may = useMay()
  const { data } = useQueues({ enabled: may('queues.view') })
  const stand = data?.map(({ waiting, queued, failed }) => `${waiting} ${queued} ${failed}`).join(', ')
  const before = useRef<string | undefined>(undefined)
  const watched = useRef(keys)
  useEffect(() => {
    if (before.current !== undefined && before.current !== stand) {
      for (const queryKey of watched.current) void queries.invalidateQueries({ queryKey })
    }
    before.current = stand
  }, [stand])
}
