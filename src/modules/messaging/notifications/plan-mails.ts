import { sql } from 'kysely'
import { findMail } from '#modules/messaging/declared-events/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { RelayedEvent } from '#platform/outbox/relay.ts'

/**
 * One delivery per event, channel and recipient, for the events that have a mail which the user has not switched off. It
 * goes to the user's present address, unless the event names another `recipient`.
 */
export async function planMails(tx: PlatformTx, events: readonly RelayedEvent[]): Promise<void> {
  const mailed = events.filter(({ event }) => findMail(event) !== undefined)
  const optional = mailed.filter(({ event }) => findMail(event)?.optional).map(({ id }) => id)
  const forBuyers = mailed.filter(({ event }) => findMail(event)?.forBuyers).map(({ id }) => id)
  const ids = mailed.map(({ id }) => id)
  if (ids.length === 0) return
  await sql`
    INSERT INTO notification_deliveries (user_id, event_id, channel, recipient, order_id)
    SELECT outbox.user_id, outbox.id, 'mail', coalesce(outbox.payload ->> 'recipient', users.email),
      (outbox.payload #>> '{order,id}')::bigint
    FROM outbox
    JOIN users ON users.id = outbox.user_id
    LEFT JOIN notification_preferences AS preferences ON preferences.user_id = outbox.user_id
    WHERE outbox.id = ANY(${ids}::bigint[])
      -- What a user switches off are mails to the user, not those to who bought in the shop.
      AND (preferences.order_status_mails IS NOT false OR NOT outbox.id = ANY(${optional}::bigint[]) OR outbox.payload ? 'shop')
      AND (outbox.payload ? 'shop' OR NOT outbox.id = ANY(${forBuyers}::bigint[]))
      AND (outbox.payload ->> 'mailed') IS DISTINCT FROM 'false'
    ORDER BY outbox.id
    ON CONFLICT (user_id, event_id, channel, recipient) DO NOTHING`.execute(tx)
}
