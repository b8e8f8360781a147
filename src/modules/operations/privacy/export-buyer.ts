import { sql } from 'kysely'
import { z } from 'zod'
import { type AuditActor, recordAudit } from '#modules/identity/audit/index.ts'
import { buyerNotFound } from '#modules/sales/buyers/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

const row = z.record(z.string(), z.unknown())
const rows = z.array(row)

/** All that a shop knows of a buyer, as it is stored. Fields may come. */
export const BuyerExport = z
  .object({ buyer: row, addresses: rows, sessions: rows, carts: rows, orders: rows, mails: rows })
  .meta({ id: 'BuyerExport' })
export type BuyerExport = z.infer<typeof BuyerExport>

/** Parts of an order, by the names that an export gives them. */
const parts = {
  items: 'order_items',
  charges: 'order_charges',
  taxes: 'order_taxes',
  discounts: 'order_discounts',
  history: 'order_transitions',
  notes: 'order_notes',
  payments: 'payments',
  refunds: 'refunds',
  fulfillments: 'fulfillments',
}

const partsOfOrder = sql.join(
  Object.entries(parts).map(
    ([name, table]) => sql`${sql.lit(name)}, (SELECT coalesce(jsonb_agg(to_jsonb(part) - 'user_id'), '[]')
      FROM ${sql.table(table)} AS part WHERE part.user_id = orders.user_id AND order_id = orders.id)`,
  ),
)

/** Hands out what is known of a person, and writes down that it was. The call comes last in its transaction. */
export async function exportBuyer(tx: TenantTx, buyerId: number, by: AuditActor | undefined): Promise<BuyerExport> {
  const theirs = sql`user_id = ${tx.userId} AND buyer_id = ${buyerId}`
  const { rows: found } = await sql<{ known: string }>`
    SELECT jsonb_build_object(
      'buyer', to_jsonb(buyers) - 'password_hash' - 'user_id',
      'addresses', (SELECT coalesce(jsonb_agg(address || jsonb_build_object('id', id) ORDER BY id), '[]')
        FROM buyer_addresses WHERE ${theirs}),
      'sessions', (SELECT coalesce(jsonb_agg(jsonb_build_object('created_at', created_at, 'expires_at', expires_at) ORDER BY id), '[]')
        FROM buyer_tokens WHERE ${theirs}),
      'carts', (SELECT coalesce(jsonb_agg(to_jsonb(carts) - 'token_hash' - 'user_id' || jsonb_build_object('items', (
          SELECT coalesce(jsonb_agg(to_jsonb(item) - 'user_id'), '[]') FROM cart_items AS item
          WHERE item.user_id = carts.user_id AND cart_id = carts.id)) ORDER BY id), '[]') FROM carts WHERE ${theirs}),
      'orders', (SELECT coalesce(jsonb_agg(to_jsonb(orders) - 'user_id' || jsonb_build_object(${partsOfOrder}) ORDER BY id), '[]')
        FROM orders WHERE ${theirs}),
      'mails', (SELECT coalesce(jsonb_agg(jsonb_build_object('event', event, 'recipient', recipient, 'status', status,
          'created_at', delivery.created_at, 'sent_at', sent_at) ORDER BY delivery.id), '[]')
        FROM notification_deliveries AS delivery JOIN outbox ON outbox.user_id = delivery.user_id AND outbox.id = event_id
        WHERE delivery.user_id = ${tx.userId} AND recipient = payload ->> 'recipient' AND (
          (payload -> 'buyer' ->> 'id')::bigint = ${buyerId}
          OR (payload -> 'order' ->> 'id')::bigint IN (SELECT id FROM orders WHERE ${theirs})))
    )::text AS known FROM buyers WHERE user_id = ${tx.userId} AND id = ${buyerId}`.execute(tx)
  if (found[0] === undefined) throw buyerNotFound()
  const subject = { type: 'buyers', id: buyerId, ownerId: tx.userId }
  await recordAudit(tx, { by, action: 'buyers.export', subject })
  return readExactly(found[0].known)
}

/** Sums of money stay as they are written: a number of JavaScript would lose their cents. */
function readExactly(json: string): BuyerExport {
  const exact = (_name: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' && source?.includes('.') ? source : value
  return JSON.parse(json, exact as Parameters<typeof JSON.parse>[1])
}
