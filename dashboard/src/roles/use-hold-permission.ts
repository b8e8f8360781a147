import { useMutation, useQueryClient } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { type Role, rolesKey } from '../rights/rights.queries.ts'
import { souk } from '../souk.ts'

interface Holding {
  /** A permission's name, or a pattern. */
  name: string
  holds: boolean
}

const withHolding = (permissions: readonly string[], { name, holds }: Holding) =>
  holds ? [...new Set([...permissions, name])] : permissions.filter((held) => held !== name)

/** The box shows what was chosen at once, and what it was when the server refuses, with the server's sentence. */
export function useHoldPermission(roleId: number) {
  const queries = useQueryClient()
  const rolesNow = () => queries.getQueryData<Role[]>(rolesKey) ?? []
  const show = (holding: Holding) =>
    queries.setQueryData<Role[]>(
      rolesKey,
      rolesNow().map((role) =>
        role.id === roleId ? { ...role, permissions: withHolding(role.permissions, holding) } : role,
      ),
    )
  return useMutation({
    mutationKey: ['roles'],
    // One after the other: the server is sent the whole of what the role holds.
    scope: { id: `roles ${roleId}` },
    mutationFn: () => {
      const permissions = rolesNow().find(({ id }) => id === roleId)?.permissions ?? []
      return souk.roles.update({ path: { id: roleId }, body: { permissions } })
    },
    onMutate: async (holding: Holding) => {
      await queries.cancelQueries({ queryKey: rolesKey })
      show(holding)
    },
    onError: (error, { name, holds }) => {
      show({ name, holds: !holds })
      tellRefusal(error, say('Not changed'))
    },
    onSettled: () => {
      // What is still under way would be shown as it was before.
      if (queries.isMutating({ mutationKey: ['roles'] }) > 1) return
      for (const queryKey of [['roles'], ['access'], ['me']]) void queries.invalidateQueries({ queryKey })
    },
  })
}
