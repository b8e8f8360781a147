import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'

/**
 * Deletes the carts whose time has been over for 30 days, with their lines and codes. One that an order, a payment or held stock names
 * stays: money that comes late is matched by it.
 */
export const pruneCarts = (database: Database): Promise<number> =>
  deleteInParts(
    database,
    'carts',
    sql`state = 'expired' AND expires_at < now() - interval '30 days'
      AND NOT EXISTS (SELECT FROM orders WHERE orders.user_id = carts.user_id AND orders.cart_id = carts.id)
      AND NOT EXISTS (SELECT FROM payments WHERE payments.user_id = carts.user_id AND payments.cart_id = carts.id)
      AND NOT EXISTS (SELECT FROM stock_holds AS held WHERE held.user_id = carts.user_id AND held.cart_id = carts.id)`,
  )
