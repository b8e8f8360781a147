import { useQuery } from '@tanstack/react-query'
import { useMay, useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'

/** The user whose shop it is, by name where one may know it. */
export function TenantName({ id }: { id: number }) {
  const may = useMay()
  const me = useMe()
  const { data: name } = useQuery({
    queryKey: ['users', 'name', id],
    queryFn: async () => (await souk.users.get({ path: { id } })).data.name,
    enabled: id !== me.id && may('users.view'),
    staleTime: 10 * 60_000,
  })
  return id === me.id ? me.name : (name ?? `User ${id}`)
}
