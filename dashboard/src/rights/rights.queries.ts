import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'

export type Role = RowOf<'roles.list'>
export type Permission = RowOf<'permissions.list'>

export const rolesKey = ['roles', 'list']

/** There are few: all of them at once, in the order in which they were made. */
export function useRoles() {
  const may = useMay()
  return useQuery({
    queryKey: rolesKey,
    queryFn: async ({ signal }) => (await souk.roles.list({ query: { per_page: 100 }, signal })).data,
    enabled: may('roles.view'),
  })
}

export function usePermissions() {
  const may = useMay()
  return useQuery({
    queryKey: ['permissions'],
    queryFn: async ({ signal }) => (await souk.permissions.list({ query: { per_page: 100 }, signal })).data,
    enabled: may('roles.view') || may('users.manage'),
    staleTime: 10 * 60_000,
  })
}
