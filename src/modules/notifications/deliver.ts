import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import { completePayload } from './complete-payload.ts'
import { renderMail } from './mails/render-mail.ts'
import { maxAttempts } from './notifications.queue.ts'

export interface DeliveryDependencies {
  database: Database
  mailer: Mailer
  /** What links in mails begin with. */
  appUrl: string
}

/** `busy` says when to look again: another worker is at it, or died at it, and its lease runs until then. */
export type DeliveryOutcome = { state: 'sent' | 'done' } | { state: 'busy'; until: Date }

/** The mail server refused or did not answer; `final` when that was the last attempt. */
export class DeliveryFailedError extends Error {
  readonly final: boolean

  constructor(cause: unknown, final: boolean) {
    super(reason(cause), { cause })
    this.name = 'DeliveryFailedError'
    this.final = final
  }
}

/** Longer than one attempt may take, shorter than the queue's own lock. */
const leaseMs = 20_000

/** One attempt. The row is claimed before and marked after, so that a job which runs twice still sends once. */
export async function deliver(dependencies: DeliveryDependencies, id: number): Promise<DeliveryOutcome> {
  const { database, mailer } = dependencies
  const delivery = await claim(database, id)
  if (delivery === undefined) return whyNotClaimed(database, id)
  const messageId = `<delivery-${id}-${delivery.created_at.getTime()}@${mailer.domain}>`
  try {
    const payload = await completePayload(dependencies, delivery)
    await mailer.send({ to: delivery.recipient, messageId, ...renderMail(delivery.event, payload) })
  } catch (error) {
    const final = delivery.attempts >= maxAttempts
    await recordFailure(database, id, reason(error), final)
    throw new DeliveryFailedError(error, final)
  }
  await recordSuccess(database, id, messageId)
  return { state: 'sent' }
}

function claim(database: Database, id: number) {
  return withPlatform(database, (tx) =>
    tx
      .updateTable('notification_deliveries as delivery')
      .from('outbox')
      .set({
        attempts: sql`delivery.attempts + 1`,
        leased_until: sql`now() + ${leaseMs} * interval '1 millisecond'`,
      })
      .whereRef('outbox.id', '=', 'delivery.event_id')
      .where('delivery.id', '=', id)
      .where('delivery.status', '=', 'pending')
      .where(sql<boolean>`(delivery.leased_until IS NULL OR delivery.leased_until < now())`)
      .returning(['delivery.user_id', 'delivery.recipient', 'delivery.attempts', 'delivery.created_at'])
      .returning(['outbox.event', 'outbox.payload'])
      .executeTakeFirst(),
  )
}

async function whyNotClaimed(database: Database, id: number): Promise<DeliveryOutcome> {
  const delivery = await withPlatform(database, (tx) =>
    tx.selectFrom('notification_deliveries').select(['status', 'leased_until']).where('id', '=', id).executeTakeFirst(),
  )
  if (delivery?.status !== 'pending') return { state: 'done' }
  return { state: 'busy', until: delivery.leased_until ?? new Date() }
}

async function recordSuccess(database: Database, id: number, messageId: string): Promise<void> {
  await withPlatform(database, (tx) =>
    tx
      .updateTable('notification_deliveries')
      .set({ status: 'sent', sent_at: sql`now()`, leased_until: null, last_error: null, message_id: messageId })
      .where('id', '=', id)
      .execute(),
  )
}

async function recordFailure(database: Database, id: number, lastError: string, final: boolean): Promise<void> {
  await withPlatform(database, (tx) =>
    tx
      .updateTable('notification_deliveries')
      // The lease ends here, and the row keeps when that was: the sweeper reads how long nobody has been at it.
      .set({ status: final ? 'failed' : 'pending', leased_until: sql`now()`, last_error: lastError })
      .where('id', '=', id)
      .execute(),
  )
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 1_000)
