import { cookie } from '../cookie.ts'
import type { Visit } from '../visit.ts'

const name = 'souk_buyer'
const month = 30 * 24 * 60 * 60

/** What opens the account. The script of a page never sees it. */
export function buyerTokenOf({ cookies }: Visit): string | undefined {
  const token = cookies.get(name)
  return token !== undefined && /^by_[\w-]{43}$/.test(token) ? token : undefined
}

export const isSignedIn = (visit: Visit): boolean => buyerTokenOf(visit) !== undefined

export const keepBuyer = (visit: Visit, token: string): string =>
  cookie(visit, name, token, { seconds: month, isSecret: true })

export const forgetBuyer = (visit: Visit): string => cookie(visit, name, '', { seconds: 0, isSecret: true })
