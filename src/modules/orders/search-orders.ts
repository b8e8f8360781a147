import { sql } from 'kysely'

/** An order's number or id as people write it, '#12' or '12'; anything else begins its user's address. */
const asNumber = /^#?\s?(\d{1,15})$/

/** Where one user is in view, their address tells nothing apart. */
export function isSearched(search: string, userId: number | undefined) {
  const [, digits] = asNumber.exec(search) ?? []
  if (digits === undefined) return userId === undefined ? belongsToSearched('orders', search) : sql`false`
  const number = Number(digits)
  return sql`(orders.id = ${number} OR orders.number = ${number})`
}

/** Whether a search means users as a whole, so that their counters know the total. */
export const searchesUsers = (search: string) => !asNumber.test(search)

/** The rows of those whose address begins as was typed. */
export function belongsToSearched(table: 'orders' | 'order_counters', search: string) {
  const beginning = `${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`${sql.ref(`${table}.user_id`)} IN (SELECT id FROM users WHERE lower(email) LIKE ${beginning})`
}
