import { type SqlBool, sql } from 'kysely'
import type { Json } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { conflict, notFound } from '#platform/http/failure.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { outboxChannel } from '#platform/outbox/relay.ts'
import { eventColumns, readAttempts } from './delivery-story.ts'
import { ChooseFailedJobsQuery, FailedJobResource, type FailedJobStoryResource } from './failed-deliveries.schemas.ts'
import { deliveryQueueName } from './notifications.queue.ts'

/** One failed delivery by its id, or those that fit; `{}` are all. */
export type ChosenFailures = number | ChooseFailedJobsQuery

const columns = [
  ...['id', 'user_id', 'recipient', 'attempts', 'failure', 'last_error', 'created_at', 'failed_at'],
  ...eventColumns,
  `'${deliveryQueueName}' AS queue`,
]
const { failure, event, user_id } = ChooseFailedJobsQuery.shape

export const failedJobList = declareList({
  table: 'notification_deliveries AS delivery',
  live: "status = 'failed'",
  resource: FailedJobResource,
  columns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {
    failure: filter(failure, 'failure = ?'),
    event: filter(
      event,
      'EXISTS (SELECT FROM outbox WHERE outbox.user_id = delivery.user_id AND outbox.id = event_id AND event = ?)',
    ),
    user_id: filter(user_id, 'user_id = ?::bigint'),
  },
})

/** With every attempt. */
export async function getFailedDelivery(tx: PlatformTx, id: number): Promise<FailedJobStoryResource> {
  const { rows } = await sql<FailedRow>`
    SELECT ${sql.raw(columns.join(', '))}, failed_attempts FROM notification_deliveries AS delivery
    WHERE id = ${id} AND status = 'failed'`.execute(tx)
  if (rows[0] === undefined) throw failedJobNotFound()
  const { created_at, failed_at, failed_attempts, ...row } = rows[0]
  return {
    ...row,
    created_at: created_at.toISOString(),
    failed_at: failed_at?.toISOString() ?? null,
    failed_attempts: readAttempts(failed_attempts),
  }
}

interface FailedRow extends Omit<FailedJobResource, 'created_at' | 'failed_at'> {
  created_at: Date
  failed_at: Date | null
  failed_attempts: Json
}

export const notFailed = (status: string) => conflict(`Only a mail that failed is tried again; this one is ${status}.`)
export const failedJobNotFound = () => notFound('There is no such failed job.')

const triedAgain = { status: 'pending', attempts: 0, queued_at: null, leased_until: null, failed_at: null } as const

/** Gives the chosen deliveries three attempts more. Answers how many there were. */
export async function retryFailedDeliveries(tx: PlatformTx, which: ChosenFailures): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notification_deliveries')
    .set(triedAgain)
    .where('id', 'in', failedDeliveries(tx, which).select('delivery.id'))
    .where('status', '=', 'failed')
    .executeTakeFirst()
  await wakeDispatchers(tx)
  return Number(numUpdatedRows)
}

/** The same wake-up as for a new event: the dispatcher listens for it on every process. */
const wakeDispatchers = (tx: PlatformTx | TenantTx) => sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx)

/** Three attempts more for a mail of the tenant's own. Whether there was a failed one to try again. */
export async function retryOwnDelivery(tx: TenantTx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notification_deliveries')
    .set(triedAgain)
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .executeTakeFirst()
  await wakeDispatchers(tx)
  return numUpdatedRows > 0n
}

/** Gives the chosen deliveries up; the user's list still shows them. Answers how many there were. */
export async function dropFailedDeliveries(tx: PlatformTx, which: ChosenFailures): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notification_deliveries')
    .set({ status: 'dropped' })
    .where('id', 'in', failedDeliveries(tx, which).select('delivery.id'))
    // Said again, since a retry of somebody else's may have come in between.
    .where('status', '=', 'failed')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

function failedDeliveries(tx: PlatformTx, which: ChosenFailures) {
  const { id, failure, event, user_id } = typeof which === 'number' ? { id: which } : { id: undefined, ...which }
  const conditions = [
    id !== undefined && sql<SqlBool>`delivery.id = ${id}`,
    failure !== undefined && sql<SqlBool>`delivery.failure = ${failure}`,
    event !== undefined && sql<SqlBool>`outbox.event = ${event}`,
    user_id !== undefined && sql<SqlBool>`delivery.user_id = ${user_id}`,
  ].filter((condition) => condition !== false)
  return tx
    .selectFrom('notification_deliveries as delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .where('delivery.status', '=', 'failed')
    .where((row) => row.and(conditions))
}
