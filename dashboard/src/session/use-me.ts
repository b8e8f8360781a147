import type { AnswerOf, SoukError } from '@souk/client'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { souk } from '../souk.ts'

export type Me = AnswerOf<'me.get'>['data']

const whoAmI = {
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    // Its cookie goes with the session's own, which no script sees: without it there is nobody to ask about.
    if (!document.cookie.includes('souk_csrf=')) return null
    try {
      return (await souk.me.get()).data
    } catch (error) {
      if ((error as SoukError).status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
}

/** Who is signed in; null for nobody. */
export const useSession = () => useQuery(whoAmI)

/** Who is signed in, on pages that nobody else sees. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(whoAmI)
  if (data === null) throw new Error('Nobody is signed in.')
  return data
}

/** What one may not do is not shown; the server decides all the same. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe()
  return (permission) => permissions.includes(permission)
}
