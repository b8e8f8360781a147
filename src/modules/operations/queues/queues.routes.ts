import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, recordView } from '#modules/identity/access/index.ts'
import {
  ChooseFailedJobsQuery,
  dropFailedDeliveries,
  FailedJobResource,
  FailedJobStoryResource,
  failedJobList,
  failedJobNotFound,
  getFailedDelivery,
  retryFailedDeliveries,
} from '#modules/messaging/notifications/index.ts'
import { askedBy, type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams, timestamp } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { readQueues } from './read-queues.ts'

const QueueResource = z
  .object({
    name: z.string(),
    waiting: z.int(),
    queued: z.int(),
    failed: z.int(),
    /** Since when the job waits that waits the longest; null when none does. */
    oldest_at: timestamp.nullable(),
    /** When the next job is tried again of those that failed and have attempts left; null when none has. */
    next_attempt_at: timestamp.nullable(),
  })
  .meta({ id: 'Queue' })
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

/** The queues and what failed on them, for the operator. */
export const queueRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/queues',
    {
      schema: { response: { 200: envelope(z.array(QueueResource)) } },
      config: { access: 'queues.view', summary: 'Read how the queues stand' },
    },
    async ({ actor }, reply) => {
      const queues = await withPlatform(askedBy(database, actor), readQueues)
      return success(reply, queues, 'Queues.')
    },
  )

  app.get(
    '/failed-jobs',
    {
      schema: { querystring: queryOf(failedJobList), response: { 200: pageEnvelope(FailedJobResource) } },
      config: { access: 'queues.view', summary: 'List failed jobs' },
    },
    async ({ actor, query }, reply) => {
      const page = await withPlatform(askedBy(database, actor), (tx) =>
        noted(tx, actor, pageIn(tx, failedJobList, query)),
      )
      return pageOf(reply, page, query, 'Failed jobs.')
    },
  )

  app.get(
    '/failed-jobs/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(FailedJobStoryResource) } },
      config: { access: 'queues.view', summary: 'Read a failed job, with each of its attempts' },
    },
    async ({ actor, params: { id } }, reply) => {
      const job = await withPlatform(askedBy(database, actor), (tx) => noted(tx, actor, getFailedDelivery(tx, id)))
      return success(reply, job, 'Failed job.')
    },
  )

  app.post(
    '/failed-jobs/:id/retry',
    {
      schema: { params: IdParams, response: { 200: envelope(RetriedResource) } },
      config: { access: 'queues.manage', operation: 'failedJobs.retry', summary: 'Queue a failed job again' },
    },
    async ({ actor, params: { id } }, reply) => {
      const retried = await withPlatform(askedBy(database, actor), (tx) =>
        noted(tx, actor, one(retryFailedDeliveries(tx, id))),
      )
      return success(reply, { retried }, 'Queued again.')
    },
  )

  app.post(
    '/failed-jobs/retries',
    {
      schema: { querystring: ChooseFailedJobsQuery, response: { 200: envelope(RetriedResource) } },
      config: {
        access: 'queues.manage',
        operation: 'failedJobs.retryAll',
        summary: 'Queue all failed jobs again, or those that fit',
      },
    },
    async ({ actor, query }, reply) => {
      const retried = await withPlatform(askedBy(database, actor), (tx) =>
        noted(tx, actor, retryFailedDeliveries(tx, query)),
      )
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
      await withPlatform(askedBy(database, actor), (tx) => noted(tx, actor, one(dropFailedDeliveries(tx, id))))
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/failed-jobs',
    {
      schema: { querystring: ChooseFailedJobsQuery, response: { 204: z.null() } },
      config: {
        access: 'queues.manage',
        operation: 'failedJobs.dropAll',
        summary: 'Drop all failed jobs, or those that fit',
      },
    },
    async ({ actor, query }, reply) => {
      await withPlatform(askedBy(database, actor), (tx) => noted(tx, actor, dropFailedDeliveries(tx, query)))
      return reply.code(204).send(null)
    },
  )
}
