import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

interface Held {
  shop: number
  buyerId: number
  orders: number[]
  carts: number[]
}

/** Shorter ones stand in too many texts that are about somebody else. */
const shortest = 5
/** A city and a country name nobody. */
const naming = ['name', 'company', 'line1', 'line2', 'phone']

/** The names, addresses and numbers by which the person stands in texts that hold no columns for them. */
export async function readPersonalTexts(tx: PlatformTx, { shop, buyerId, orders, carts }: Held): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    WITH addresses AS (
      SELECT address FROM buyer_addresses WHERE user_id = ${shop} AND buyer_id = ${buyerId}
      UNION ALL
      SELECT unnest(ARRAY[shipping_address, billing_address]) FROM orders WHERE user_id = ${shop} AND id = ANY (${orders}::bigint[])
      UNION ALL
      SELECT unnest(ARRAY[shipping_address, billing_address]) FROM carts WHERE user_id = ${shop} AND id = ANY (${carts}::bigint[])
    )
    SELECT unnest(ARRAY[email, name]) AS text FROM buyers WHERE user_id = ${shop} AND id = ${buyerId}
    UNION SELECT email FROM orders WHERE user_id = ${shop} AND id = ANY (${orders}::bigint[])
    UNION SELECT email FROM carts WHERE user_id = ${shop} AND id = ANY (${carts}::bigint[]) AND email IS NOT NULL
    UNION SELECT email FROM buyer_mailed_tokens WHERE user_id = ${shop} AND buyer_id = ${buyerId}
    UNION SELECT unnest(ARRAY[tracking_number, tracking_url]) FROM fulfillments
      WHERE user_id = ${shop} AND order_id = ANY (${orders}::bigint[])
    UNION SELECT part.value FROM addresses CROSS JOIN LATERAL jsonb_each_text(address) AS part
      WHERE part.key = ANY (${naming})`.execute(tx)
  return rows.map(({ text }) => text).filter((text) => text !== null && text.length >= shortest)
}
