import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, recordView } from '#modules/access/index.ts'
import {
  countDeliveries,
  deliveryQueueName,
  dropFailedDeliveries,
  FailedJobResource,
  listFailedDeliveries,
  retryFailedDeliveries,
} from '#modules/notifications/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { IdParams } from '#platform/http/fields.ts'
import { pageQuery } from '#platform/http/paging.ts'

const QueueResource = z
  .object({ name: z.string(), waiting: z.int(), queued: z.int(), failed: z.int() })
  .meta({ id: 'Queue' })
const ListFailedJobsQuery = z.strictObject(pageQuery)
const RetriedResource = z.object({ retried: z.int() }).meta({ id: 'Retried' })

/** The jobs are of all tenants: what is done to them or seen of them is written to the audit log. */
async function noted<T>(tx: PlatformTx, actor: Actor, work: Promise<T>): Promise<T> {
  const done = await work
  await recordView(tx, actor, actor.act.subject)
  return done
}

async function one(count: Promise<number>): Promise<number> {
  if ((await count) === 0) throw failedJobNotFound()
  return count
}

const failedJobNotFound = () => notFound('There is no such failed job.')

/** The queues and what failed on them, for the operator. They are read from PostgreSQL, which outlives every Redis. */
export const queueRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/queues',
    {
      schema: { response: { 200: envelope(z.array(QueueResource)) } },
      config: { access: 'queues.view', summary: 'Read how the queues stand' },
    },
    async (_request, reply) => {
      const counts = await withPlatform(database, countDeliveries)
      return success(reply, [{ name: deliveryQueueName, ...counts }], 'Queues.')
    },
  )

  app.get(
    '/failed-jobs',
    {
      schema: { querystring: ListFailedJobsQuery, response: { 200: pageEnvelope(FailedJobResource) } },
      config: { access: 'queues.view', summary: 'List failed jobs' },
    },
    async ({ actor, query }, reply) => {
      const page = await withPlatform(database, (tx) => noted(tx, actor, listFailedDeliveries(tx, query)))
      return pageOf(reply, page, query, 'Failed jobs.')
    },
  )

  app.post(
    '/failed-jobs/:id/retry',
    {
      schema: { params: IdParams, response: { 200: envelope(RetriedResource) } },
      config: { access: 'queues.manage', operation: 'failedJobs.retry', summary: 'Queue a failed job again' },
    },
    async ({ actor, params: { id } }, reply) => {
      const retried = await withPlatform(database, (tx) => noted(tx, actor, one(retryFailedDeliveries(tx, id))))
      return success(reply, { retried }, 'Queued again.')
    },
  )

  app.post(
    '/failed-jobs/retries',
    {
      schema: { response: { 200: envelope(RetriedResource) } },
      config: { access: 'queues.manage', operation: 'failedJobs.retryAll', summary: 'Queue all failed jobs again' },
    },
    async ({ actor }, reply) => {
      const retried = await withPlatform(database, (tx) => noted(tx, actor, retryFailedDeliveries(tx, 'all')))
      return success(reply, { retried }, 'Queued again.')
    },
  )

  app.delete(
    '/failed-jobs/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'queues.manage', operation: 'failedJobs.drop', summary: 'Drop a failed job' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withPlatform(database, (tx) => noted(tx, actor, one(dropFailedDeliveries(tx, id))))
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/failed-jobs',
    {
      schema: { response: { 204: z.null() } },
      config: { access: 'queues.manage', operation: 'failedJobs.dropAll', summary: 'Drop all failed jobs' },
    },
    async ({ actor }, reply) => {
      await withPlatform(database, (tx) => noted(tx, actor, dropFailedDeliveries(tx, 'all')))
      return reply.code(204).send(null)
    },
  )
}
