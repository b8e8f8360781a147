import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  countDeliveries,
  deliveryQueueName,
  dropFailedDeliveries,
  FailedJobResource,
  listFailedDeliveries,
  retryFailedDeliveries,
} from '#modules/notifications/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { IdParams } from '#platform/http/fields.ts'
import { pageQuery } from '#platform/http/paging.ts'

const QueueResource = z
  .object({ name: z.string(), waiting: z.int(), queued: z.int(), failed: z.int() })
  .meta({ id: 'Queue' })
const ListFailedJobsQuery = z.strictObject(pageQuery)
const RetriedResource = z.object({ retried: z.int() }).meta({ id: 'Retried' })

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
    async ({ query }, reply) => {
      const page = await withPlatform(database, (tx) => listFailedDeliveries(tx, query))
      return pageOf(reply, page, query, 'Failed jobs.')
    },
  )

  app.post(
    '/failed-jobs/:id/retry',
    {
      schema: { params: IdParams, response: { 200: envelope(RetriedResource) } },
      config: { access: 'queues.manage', operation: 'failedJobs.retry', summary: 'Queue a failed job again' },
    },
    async ({ params: { id } }, reply) => {
      const retried = await withPlatform(database, (tx) => retryFailedDeliveries(tx, id))
      if (retried === 0) throw failedJobNotFound()
      return success(reply, { retried }, 'Queued again.')
    },
  )

  app.post(
    '/failed-jobs/retries',
    {
      schema: { response: { 200: envelope(RetriedResource) } },
      config: { access: 'queues.manage', operation: 'failedJobs.retryAll', summary: 'Queue all failed jobs again' },
    },
    async (_request, reply) => {
      const retried = await withPlatform(database, (tx) => retryFailedDeliveries(tx, 'all'))
      return success(reply, { retried }, 'Queued again.')
    },
  )

  app.delete(
    '/failed-jobs/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'queues.manage', operation: 'failedJobs.drop', summary: 'Drop a failed job' },
    },
    async ({ params: { id } }, reply) => {
      const dropped = await withPlatform(database, (tx) => dropFailedDeliveries(tx, id))
      if (dropped === 0) throw failedJobNotFound()
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/failed-jobs',
    {
      schema: { response: { 204: z.null() } },
      config: { access: 'queues.manage', operation: 'failedJobs.dropAll', summary: 'Drop all failed jobs' },
    },
    async (_request, reply) => {
      await withPlatform(database, (tx) => dropFailedDeliveries(tx, 'all'))
      return reply.code(204).send(null)
    },
  )
}
