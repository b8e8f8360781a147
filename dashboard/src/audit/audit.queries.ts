import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'

export type AuditEntry = RowOf<'audit.list'>

/** The entry and the one before it in the chain; entries never change. */
export const useAuditEntry = (id: number) =>
  useQuery({
    queryKey: ['audit', 'one', id],
    queryFn: async ({ signal }) => {
      const read = async (wanted: number) => (await souk.audit.list({ query: { id: wanted }, signal })).data[0]
      const [entry, earlier] = await Promise.all([read(id), id > 1 ? read(id - 1) : undefined])
      if (entry === undefined) throw new Error(say('There is no such entry.'))
      return { entry, earlier }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
