import { Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { useMe } from '../session/use-me.ts'
import { queries, souk } from '../souk.ts'
import { type Member, membersKey, useShopRoles } from './members.queries.ts'

/** The keeper's role and one's own are shown, and changed by nobody here. */
export function MemberRole({ member: { id, name, role, keeper } }: { member: Member }) {
  const me = useMe()
  const { data: roles = [] } = useShopRoles()
  const change = useMutation({
    mutationFn: (chosen: string) => souk.members.update({ path: { id }, body: { role: chosen } }),
    onError: (error) => tellRefusal(error, say('Not changed')),
    onSettled: () => void queries.invalidateQueries({ queryKey: membersKey }),
  })
  if (keeper) return say('Keeps the shop')
  if (id === me.id) return role
  return (
    <Select
      aria-label={say('Role of {name}', { name })}
      size="xs"
      w={150}
      data={roles.map((one) => one.name)}
      value={change.isPending ? change.variables : role}
      allowDeselect={false}
      disabled={change.isPending}
      onChange={(chosen) => chosen !== null && chosen !== role && change.mutate(chosen)}
    />
  )
}
