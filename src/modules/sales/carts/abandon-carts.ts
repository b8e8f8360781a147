import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** Its payload is `{cart}`: an event outlives what is known of a person, so it does not say whose it was. */
export const cartAbandonedEvent = 'cart.abandoned'

const mostAtOnce = 1_000

/**
 * Announces, once for each cart, open carts with something in them whose visitor said who they are and has not been seen for four
 * hours. Answers how many carts were looked at.
 */
export async function announceAbandonedCarts(database: Database): Promise<number> {
  let found = 0
  for (;;) {
    const { rows } = await withPlatform(database, (tx) =>
      sql`WITH found AS (
          SELECT user_id, id FROM carts
          WHERE state = 'open' AND abandoned_at IS NULL AND email IS NOT NULL AND updated_at <= now() - interval '4 hours'
          ORDER BY updated_at LIMIT ${sql.lit(mostAtOnce)} FOR UPDATE SKIP LOCKED
        ), announced AS (
          INSERT INTO outbox (user_id, event, payload)
          SELECT found.user_id, ${cartAbandonedEvent},
            jsonb_build_object('cart', jsonb_build_object('cart_id', found.id, 'items', items.quantity))
          FROM found JOIN LATERAL (
            SELECT sum(quantity) AS quantity FROM cart_items AS item WHERE item.user_id = found.user_id AND cart_id = found.id
          ) AS items ON items.quantity > 0
        )
        UPDATE carts SET abandoned_at = now() FROM found
        WHERE carts.user_id = found.user_id AND carts.id = found.id RETURNING carts.id`.execute(tx),
    )
    found += rows.length
    if (rows.length < mostAtOnce) return found
  }
}
