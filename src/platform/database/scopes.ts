import { sql } from 'kysely'
import { escapeLiteral } from 'pg'
import { currentTraceparent } from '../observability/story.ts'
import { looking } from './outdated-notices.ts'

/** Which shop is visited, and what of it is shown to nobody else; or the address by which it is looked for. */
export type Visit =
  | {
      shop: number
      /** With the SHA-256 of its token in hexadecimal, which PostgreSQL compares. */
      cart?: { id: number; tokenHash: string }
      order?: number
      /** The buyer whose token was shown; only its SHA-256 in hexadecimal leads there. */
      buyer?: { tokenHash: string }
    }
  | { slug: string }

const nothingVisited = { shop: '', cart: '', cart_token: '', order: '', buyer_token: '', slug: '', tenant: '' }

function namesOf(visit: Visit): Partial<Record<keyof typeof nothingVisited, string | number>> {
  if (!('shop' in visit)) return visit
  const { shop, cart, order, buyer } = visit
  return {
    shop,
    ...(cart && { cart: cart.id, cart_token: cart.tokenHash }),
    ...(order && { order }),
    ...(buyer && { buyer_token: buyer.tokenHash }),
  }
}

export function visitorScope(visitorRole: string, visit: Visit): string {
  const settings = Object.entries({ ...nothingVisited, ...namesOf(visit) }).map(
    ([name, value]) => `set_config('souk.${name}', ${escapeLiteral(String(value))}, true)`,
  )
  const role = `set_config('role', ${escapeLiteral(visitorRole)}, true)`
  return traced(`SELECT ${settings.join(', ')}, ${role}, ${looking}`)
}

/**
 * The role as well: behind a pooler somebody else may have left one on the connection. Outbox rows take the trace from here,
 * so that what follows from a request is found with it.
 */
export function tenantScope(userId: number, looks = looking): string {
  return traced(`SELECT set_config('souk.tenant', '${userId}', true), set_config('role', 'none', true), ${looks}`)
}

function traced(scope: string): string {
  const traceparent = currentTraceparent()
  return traceparent === undefined
    ? scope
    : `${scope}, set_config('souk.traceparent', ${escapeLiteral(traceparent)}, true)`
}

export function tracingAfterwards() {
  const traceparent = currentTraceparent()
  return traceparent === undefined ? sql`` : sql`; SET LOCAL souk.traceparent = ${sql.lit(traceparent)}`
}
