import { useMutation, useQueryClient } from '@tanstack/react-query'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { lookAgain, type User, userKey } from './users.queries.ts'

interface Change {
  field: 'roles' | 'direct_permissions'
  send: (chosen: string[]) => Promise<{ data: User }>
}

/** Shows the rights as chosen at once, and as they were when the server refuses, with the server's sentence. */
export function useChangeUser(id: number, { field, send }: Change) {
  const queries = useQueryClient()
  const key = userKey(id)
  return useMutation({
    mutationFn: send,
    // One after the other, so that the last choice is the one that stays.
    scope: { id: `users ${id}` },
    onMutate: async (chosen: string[]) => {
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData<User>(key)
      if (before !== undefined) queries.setQueryData<User>(key, { ...before, [field]: chosen })
      return { before }
    },
    onError: (error, _chosen, context) => {
      if (context?.before !== undefined) queries.setQueryData(key, context.before)
      tellRefusal(error, say('Not changed'))
    },
    onSettled: lookAgain,
  })
}
