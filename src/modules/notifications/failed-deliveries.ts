import { type SqlBool, sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { limits } from '#platform/http/paging.ts'
import { outboxChannel } from '#platform/outbox/relay.ts'
import { orderOfEvent, readAttempts } from './delivery-story.ts'
import type {
  ChooseFailedJobsQuery,
  FailedJobResource,
  FailedJobStoryResource,
  ListFailedJobsQuery,
} from './failed-deliveries.schemas.ts'
import { deliveryQueueName } from './notifications.queue.ts'

/** One failed delivery by its id, or those that fit; `{}` are all. */
export type ChosenFailures = number | ChooseFailedJobsQuery

/** Newest first. */
export async function listFailedDeliveries(
  tx: PlatformTx,
  query: ListFailedJobsQuery,
): Promise<Page<FailedJobResource>> {
  const { limit, offset } = limits(query)
  const failed = failedDeliveries(tx, query)
  const rows = await failed
    .select([...columns, ...orderOfEvent])
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await failed.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(toFailedJob), total }
}

/** With every attempt. */
export async function getFailedDelivery(tx: PlatformTx, id: number): Promise<FailedJobStoryResource> {
  const row = await failedDeliveries(tx, id)
    .select([...columns, ...orderOfEvent, 'delivery.failed_attempts'])
    .executeTakeFirst()
  if (row === undefined) throw failedJobNotFound()
  const { failed_attempts, ...job } = row
  return { ...toFailedJob(job), failed_attempts: readAttempts(failed_attempts) }
}

export const failedJobNotFound = () => notFound('There is no such failed job.')

/** Gives the chosen deliveries three attempts more. Answers how many there were. */
export async function retryFailedDeliveries(tx: PlatformTx, which: ChosenFailures): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notification_deliveries')
    .set({ status: 'pending', attempts: 0, queued_at: null, leased_until: null, failed_at: null })
    .where('id', 'in', failedDeliveries(tx, which).select('delivery.id'))
    .where('status', '=', 'failed')
    .executeTakeFirst()
  // The same wake-up as for a new event: the dispatcher listens for it on every process.
  await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx)
  return Number(numUpdatedRows)
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

const columns = [
  'delivery.id',
  'outbox.event',
  'delivery.user_id',
  'delivery.recipient',
  'delivery.attempts',
  'delivery.failure',
  'delivery.last_error',
  'delivery.created_at',
  'delivery.failed_at',
] as const

interface FailedRow extends Omit<FailedJobResource, 'queue' | 'created_at' | 'failed_at'> {
  created_at: Date
  failed_at: Date | null
}

const toFailedJob = (row: FailedRow): FailedJobResource => ({
  ...row,
  queue: deliveryQueueName,
  created_at: row.created_at.toISOString(),
  failed_at: row.failed_at?.toISOString() ?? null,
})
