import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { tellWithUndo } from '../design/tell-with-undo.tsx'
import { say } from '../language/say.ts'
import type { Role } from '../rights/rights.queries.ts'
import { queries, souk } from '../souk.ts'

const lookAgain = () => void queries.invalidateQueries({ queryKey: ['roles'] })

/** Deletes at once. Nobody had the role, or the server had refused, so making it anew brings all of it back. */
export function useDeleteRole() {
  return useMutation({
    mutationFn: ({ id }: Role) => souk.roles.delete({ path: { id } }),
    onSuccess: (_nothing, role) => {
      lookAgain()
      tellWithUndo(say("The role '{name}' is deleted.", { name: role.name }), () => undo(role))
    },
    onError: (error) => tellRefusal(error, say('Not deleted')),
  })
}

async function undo({ name, permissions }: Role): Promise<void> {
  await souk.roles.create({ body: { name, permissions } })
  notifications.show({ message: say("The role '{name}' is back.", { name }) })
  lookAgain()
}
