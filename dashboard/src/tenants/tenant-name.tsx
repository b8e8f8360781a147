import { useQuery } from '@tanstack/react-query'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'

/** The user whose shop it is, by name where one may know it. */
export function TenantName({ id }: { id: number }) {
  const may = useMay()
  const { data: name } = useQuery({
    queryKey: ['users', 'name', id],
    queryFn: async () => (await souk.users.get({ path: { id } })).data.name,
    enabled: may('users.view'),
    staleTime: 10 * 60_000,
  })
  return name ?? `User ${id}`
}
