import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { MailFailure } from '#platform/mail/mailer.ts'

/** Besides what a mail server can do: a mail that could not be made, and a worker that ended during the last attempt. */
export const deliveryFailures = [
  'permanent_refusal',
  'temporary_refusal',
  'timeout',
  'unreachable',
  'not_rendered',
  'interrupted',
] as const satisfies (MailFailure | 'not_rendered' | 'interrupted')[]
export type DeliveryFailure = (typeof deliveryFailures)[number]

export interface FailedAttempt {
  failure: DeliveryFailure
  reason: string
  /** When the next one is due; undefined when no attempt is left. */
  retryAfterMs: number | undefined
}

const tryAgainAfterMs = 250

/** Four rounds of three: who retries the same mail more often looks at the newest. */
const keptAttempts = 12

export interface TakenMail {
  id: number
  messageId: string
}

/**
 * Writes down that the server has taken the mails. While PostgreSQL is away it keeps trying, because a delivery that is
 * not marked would be sent again; the jobs stay this worker's own until then. Gives up when the process ends.
 */
export async function recordSent(database: Database, mails: readonly TakenMail[], ending: AbortSignal): Promise<void> {
  const [ids, messageIds] = [mails.map(({ id }) => id), mails.map(({ messageId }) => messageId)]
  await insist(ending, () =>
    withPlatform(database, (tx) =>
      sql`
        UPDATE notification_deliveries AS delivery
        SET status = 'sent', sent_at = now(), leased_until = NULL, last_error = NULL, failure = NULL,
          message_id = taken.message_id
        FROM unnest(${ids}::bigint[], ${messageIds}::text[]) AS taken (id, message_id)
        WHERE delivery.id = taken.id`.execute(tx),
    ),
  )
}

/**
 * Takes the delivery off the queue. Until it is due again the row stays under the lease: the dispatcher queues it then,
 * and nobody sooner, whatever becomes of Redis and of the process meanwhile.
 */
export async function recordFailure(database: Database, id: number, attempt: FailedAttempt, ending: AbortSignal) {
  const { failure, reason, retryAfterMs } = attempt
  const final = retryAfterMs === undefined
  await insist(ending, () =>
    withPlatform(database, (tx) =>
      tx
        .updateTable('notification_deliveries')
        .set({
          status: final ? 'failed' : 'pending',
          failed_at: final ? sql`now()` : null,
          queued_at: final ? sql`queued_at` : null,
          leased_until: sql`now() + ${retryAfterMs ?? 0} * interval '1 millisecond'`,
          last_error: reason,
          failure,
          failed_attempts: sql`
            CASE WHEN jsonb_array_length(failed_attempts) < ${keptAttempts} THEN failed_attempts ELSE failed_attempts - 0 END
            || jsonb_build_object('attempt', attempts, 'at', now(), 'failure', ${failure}::text, 'error', ${reason}::text)`,
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
