import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type User = RowOf<'users.list'>

export const userKey = (id: number) => ['users', 'one', id]

export const useUser = (id: number) =>
  useQuery({
    queryKey: userKey(id),
    queryFn: async ({ signal }) => (await souk.users.get({ path: { id }, signal })).data,
  })

/** After a change of somebody's rights: one's own may be among them. */
export function lookAgain(): void {
  for (const queryKey of [['users'], ['access'], ['audit'], ['me']]) void queries.invalidateQueries({ queryKey })
}
