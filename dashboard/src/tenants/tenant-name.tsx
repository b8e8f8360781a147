import { useQuery } from '@tanstack/react-query'
import { askTogether } from '../ask-together.ts'
import { say } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'

/** Each look at users is written to the audit log: one for a table, not one for each row. */
const askUser = askTogether(async (ids) => (await souk.users.list({ query: { ids, per_page: 100 } })).data)

/** The user whose shop it is, by name where one may know it. */
export function TenantName({ id }: { id: number }) {
  const may = useMay()
  const me = useMe()
  const { data: name } = useQuery({
    queryKey: ['users', 'name', id],
    queryFn: async () => (await askUser(id))?.name ?? null,
    enabled: id !== me.id && may('users.view'),
    staleTime: 10 * 60_000,
  })
  return id === me.id ? me.name : (name ?? say('User {id}', { id }))
}
