import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { RelayedEvent } from '#platform/outbox/relay.ts'
import { findMail } from './mails/mails.ts'

/**
 * One delivery per event, channel and recipient, for the events that have a mail which the user has not switched off. It
 * goes to the user's present address, unless the event names another `recipient`.
 */
export async function planMails(tx: PlatformTx, events: readonly RelayedEvent[]): Promise<void> {
  const mailed = events.filter(({ event }) => findMail(event) !== undefined)
  const optional = mailed.filter(({ event }) => findMail(event)?.optional).map(({ id }) => id)
  const ids = mailed.map(({ id }) => id)
  if (ids.length === 0) return
  await sql`
    INSERT INTO notification_deliveries (user_id, event_id, channel, recipient)
    SELECT outbox.user_id, outbox.id, 'mail', coalesce(outbox.payload ->> 'recipient', users.email)
    FROM outbox
    JOIN users ON users.id = outbox.user_id
    LEFT JOIN notification_preferences AS preferences ON preferences.user_id = outbox.user_id
    WHERE outbox.id = ANY(${ids}::bigint[])
      AND (preferences.order_status_mails IS NOT false OR NOT outbox.id = ANY(${optional}::bigint[]))
    ORDER BY outbox.id
    ON CONFLICT (event_id, channel, recipient) DO NOTHING`.execute(tx)
}
