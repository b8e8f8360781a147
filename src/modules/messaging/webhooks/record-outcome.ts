import { sql } from 'kysely'
import type { Database, TenantTx } from '#platform/database/transactions.ts'
import { withTenant } from '#platform/database/transactions.ts'
import { maxAttempts, pauseAfterMs } from './attempts.ts'
import type { ClaimedDelivery } from './claim-deliveries.ts'
import { pauseEndpoint } from './pause-endpoint.ts'
import type { Outcome } from './send-webhook.ts'

const gone = 410

/** Writes down what became of an attempt, and pauses an endpoint that says it is gone or has failed for three days. */
export async function recordOutcome(database: Database, delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
  await withTenant(database, delivery.userId, async (tx) => {
    const isOver = await noteHealth(tx, delivery, outcome)
    await writeAttempt(tx, delivery, outcome)
    if (isOver) await pauseEndpoint(tx, delivery)
  })
}

/** The endpoint's row before its deliveries', as everywhere. Answers whether it is to be paused. */
async function noteHealth(
  tx: TenantTx,
  { endpointId }: ClaimedDelivery,
  { failure, status }: Outcome,
): Promise<boolean> {
  if (failure === null) {
    await sql`
      UPDATE webhook_endpoints SET failing_since = NULL
      WHERE user_id = ${tx.userId} AND id = ${endpointId} AND failing_since IS NOT NULL`.execute(tx)
    return false
  }
  const { rows } = await sql<{ isOver: boolean }>`
    UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, now())
    WHERE user_id = ${tx.userId} AND id = ${endpointId}
    RETURNING state = 'active' AND (${status === gone} OR failing_since <= now() - interval '3 days') AS "isOver"`.execute(
    tx,
  )
  return rows[0]?.isOver ?? false
}

/** Where the lease was over, somebody else may be at it by now: then what they say holds. */
async function writeAttempt(tx: TenantTx, { id, attempts }: ClaimedDelivery, outcome: Outcome): Promise<void> {
  const { failure, status, answer, durationMs } = outcome
  const retryAfterMs = failure === null ? undefined : pauseAfterMs(attempts)
  const state = failure === null ? 'delivered' : retryAfterMs === undefined ? 'failed' : 'pending'
  await sql`
    UPDATE webhook_deliveries SET state = ${state}, leased_until = NULL,
      due_at = ${retryAfterMs === undefined ? null : sql`now() + ${retryAfterMs} * interval '1 millisecond'`},
      attempts = least(attempts, ${maxAttempts}), attempted_at = now(), failure = ${failure}, response_status = ${status},
      response_body = ${answer}, duration_ms = ${durationMs}
    WHERE user_id = ${tx.userId} AND id = ${id} AND attempts = ${attempts} AND state = 'pending'`.execute(tx)
}

/** The process ends: the attempt counts for nothing, and whoever comes next makes it. */
export async function giveBack(database: Database, { id, userId, attempts }: ClaimedDelivery): Promise<void> {
  await withTenant(database, userId, (tx) =>
    sql`
      UPDATE webhook_deliveries SET attempts = attempts - 1, leased_until = NULL, due_at = now()
      WHERE user_id = ${userId} AND id = ${id} AND attempts = ${attempts} AND state = 'pending'`.execute(tx),
  )
}
