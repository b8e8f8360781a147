import { sql } from 'kysely'
import { releaseHold } from '#modules/inventory/stock/index.ts'
import { type Database, type TenantTx, withPlatform } from '#platform/database/transactions.ts'

/** What a visitor gave up holds nothing any more. One that was closed meanwhile stays. */
export async function giveCartUp(tx: TenantTx, id: number): Promise<void> {
  const { rows } = await sql`
    SELECT FROM carts WHERE user_id = ${tx.userId} AND id = ${id} AND state = 'open' FOR UPDATE`.execute(tx)
  if (rows.length === 0) return
  await releaseHold(tx, id)
  await sql`
    WITH ended AS (
      UPDATE carts SET state = 'expired', buyer_id = NULL, email = NULL, shipping_address = NULL, billing_address = NULL, note = NULL
      WHERE user_id = ${tx.userId} AND id = ${id} AND state = 'open' RETURNING id
    ), without_codes AS (
      DELETE FROM cart_codes USING ended WHERE cart_codes.user_id = ${tx.userId} AND cart_id = ended.id
    )
    DELETE FROM cart_items USING ended WHERE cart_items.user_id = ${tx.userId} AND cart_id = ended.id`.execute(tx)
}

const mostAtOnce = 1_000

/** Ends the carts whose time is over, and forgets who filled them. Answers how many there were. */
export async function expireCarts(database: Database): Promise<number> {
  let ended = 0
  for (;;) {
    const { numAffectedRows = 0n } = await withPlatform(database, (tx) =>
      sql`UPDATE carts SET state = 'expired', buyer_id = NULL, email = NULL, shipping_address = NULL, billing_address = NULL, note = NULL
        FROM (SELECT user_id, id FROM carts WHERE state = 'open' AND expires_at <= now()
          ORDER BY expires_at LIMIT ${sql.lit(mostAtOnce)} FOR UPDATE SKIP LOCKED) AS over
        WHERE carts.user_id = over.user_id AND carts.id = over.id`.execute(tx),
    )
    ended += Number(numAffectedRows)
    if (numAffectedRows < BigInt(mostAtOnce)) return ended
  }
}
