import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import type { Erased } from './erase-buyer.ts'

/**
 * Mails that went out or wait, and the events that they are about. An event stays with what happened; what waits to be mailed to the
 * buyer is not mailed any more.
 */
export async function erasePapers(
  tx: PlatformTx,
  { shop, buyerId, carts, orders, email, isWide }: Erased,
): Promise<void> {
  const ofBuyer = sql`outbox.user_id = ${shop} AND (
    (outbox.payload -> 'order' ->> 'id')::bigint = ANY (${orders}::bigint[])
    OR (outbox.payload -> 'buyer' ->> 'id')::bigint = ${buyerId}
    OR (outbox.payload -> 'payment' ->> 'id')::bigint IN (
      SELECT id FROM payments WHERE user_id = ${shop} AND cart_id = ANY (${carts}::bigint[])))`
  await sql`
    DELETE FROM notification_deliveries AS delivery USING outbox
    WHERE delivery.user_id = ${shop} AND outbox.id = delivery.event_id AND ${ofBuyer}
      AND delivery.recipient = outbox.payload ->> 'recipient'`.execute(tx)
  await sql`
    UPDATE outbox SET payload = payload - 'recipient' - 'note' - 'email'
      || CASE WHEN payload ? 'recipient' THEN '{"mailed": false}'::jsonb ELSE '{}' END
      || CASE WHEN payload ? 'order' THEN jsonb_build_object('order', (payload -> 'order')
        || '{"email": null, "shipping_address": null, "billing_address": null, "note": null, "metadata": {}}') ELSE '{}' END
      || CASE WHEN payload ? 'fulfillment' THEN jsonb_build_object('fulfillment', (payload -> 'fulfillment')
        || '{"tracking_number": null, "tracking_url": null}') ELSE '{}' END
    WHERE ${ofBuyer}`.execute(tx)
  if (!isWide) return
  const address = foldAddress(email)
  await sql`DELETE FROM account_mails WHERE user_id = ${shop} AND recipient = ${address}`.execute(tx)
}
