import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { MailFailure } from '#platform/mail/mailer.ts'

/** Besides what a mail server can do: a mail that could not be made, and a worker that ended during the last attempt. */
export type DeliveryFailure = MailFailure | 'not_rendered' | 'interrupted'

export interface FailedAttempt {
  failure: DeliveryFailure
  reason: string
  /** No attempt is left. */
  final: boolean
}

const tryAgainAfterMs = 250

/**
 * Writes down that the server has taken the mail. While PostgreSQL is away it keeps trying, because a delivery that is
 * not marked would be sent again; the job stays this worker's own until then. Gives up when the process ends.
 */
export async function recordSent(database: Database, id: number, messageId: string, ending: AbortSignal) {
  await insist(ending, () =>
    withPlatform(database, (tx) =>
      tx
        .updateTable('notification_deliveries')
        .set({
          status: 'sent',
          sent_at: sql`now()`,
          leased_until: null,
          last_error: null,
          failure: null,
          message_id: messageId,
        })
        .where('id', '=', id)
        .execute(),
    ),
  )
}

/** Ends the lease. The row keeps when that was: the sweep reads how long nobody has been at it. */
export async function recordFailure(database: Database, id: number, attempt: FailedAttempt, ending: AbortSignal) {
  const { failure, reason, final } = attempt
  await insist(ending, () =>
    withPlatform(database, (tx) =>
      tx
        .updateTable('notification_deliveries')
        .set({
          status: final ? 'failed' : 'pending',
          failed_at: final ? sql`now()` : null,
          leased_until: sql`now()`,
          last_error: reason,
          failure,
        })
        .where('id', '=', id)
        .where('status', '=', 'pending')
        .execute(),
    ),
  )
}

async function insist(ending: AbortSignal, record: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await record()
      return
    } catch (error) {
      if (ending.aborted) throw error
    }
    await delay(tryAgainAfterMs, undefined, { signal: ending }).catch(() => {})
  }
}
