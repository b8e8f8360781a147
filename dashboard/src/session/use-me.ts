import type { AnswerOf, SoukError } from '@souk/client'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'
import { tellTimesIn } from '../time-zone.ts'
import { chooseShop, chosenShop, rememberShop } from './chosen-shop.ts'
import { holdPage, leavePage, pageHolder, proofInCookie } from './page-session.ts'

export type Me = AnswerOf<'me.get'>['data']

const whoAmI = {
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    const proof = proofInCookie()
    // Without it there is no session, and nobody to ask about. Whoever holds the page is asked to sign in again.
    if (proof === undefined && pageHolder() === undefined) return null
    try {
      const { data } = await souk.me.get()
      if (pageHolder() === undefined) holdPage(data.id, proof)
      tellTimesIn(zoneOf(data))
      return data
    } catch (error) {
      if ((error as SoukError).status === 401) return null
      if (isShopLost(error as SoukError)) return comeHome()
      throw error
    }
  },
  staleTime: 60_000,
}

/** Whoever sees all shops sees their times in one zone. */
const zoneOf = ({ permissions, time_zone }: Me) => (permissions.includes('tenants.any') ? 'UTC' : time_zone)

/** One works there no more, or its owner is suspended. */
const isShopLost = ({ status, code }: SoukError) => status === 403 && code === 'forbidden' && chosenShop() !== undefined

/** The page goes on at home, with nothing of the shop on it. */
function comeHome(): Promise<never> {
  chooseShop(undefined)
  return new Promise(() => {})
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

/** The page is nobody's any more: it shows the sign-in form, and keeps nothing of what it showed. */
export function forgetSession(): void {
  rememberShop(undefined)
  leavePage()
  // First who is signed in: else a row that has just been read would be shown once more, to nobody.
  queries.setQueryData(whoAmI.queryKey, null)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== whoAmI.queryKey[0] })
  queries.getMutationCache().clear()
}
