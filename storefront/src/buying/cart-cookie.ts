import { cookie } from '../cookie.ts'
import type { Visit } from '../visit.ts'

/** What opens a cart. The script of a page never sees it. */
export interface CartKey {
  id: number
  token: string
}

const keyName = 'souk_cart'
/** How many lie in the cart, for the number beside its name: pages that all share cannot hold it. */
export const countName = 'souk_cart_count'
const month = 30 * 24 * 60 * 60

export const cartKeyOf = ({ cookies }: Visit): CartKey | undefined => cartKeyIn(cookies.get(keyName) ?? '')

/** As the cookie holds it, and the address of a cart that the shop made for its buyer. */
export function cartKeyIn(text: string): CartKey | undefined {
  const [, id, token] = /^(\d{1,15})\.(ct_[A-Za-z0-9_-]{20,200})$/.exec(text) ?? []
  return id === undefined || token === undefined ? undefined : { id: Number(id), token }
}

export function keepCart(visit: Visit, { id, token }: CartKey, count: number): string[] {
  return [cookie(visit, keyName, `${id}.${token}`, { seconds: month, isSecret: true }), countCookie(visit, count)]
}

export const countCookie = (visit: Visit, count: number): string =>
  cookie(visit, countName, String(count), { seconds: month, isSecret: false })

export const forgetCart = (visit: Visit): string[] => [
  cookie(visit, keyName, '', { seconds: 0, isSecret: true }),
  cookie(visit, countName, '', { seconds: 0, isSecret: false }),
]
