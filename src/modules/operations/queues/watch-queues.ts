import { countDeliveries, deliveryQueueName, findOldestDelivery } from '#modules/messaging/notifications/index.ts'
import { readWebhookBacklog } from '#modules/messaging/webhooks/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { Metrics } from '#platform/observability/metrics.ts'

/** Depth and age of the queues, from PostgreSQL: the same whichever process is asked. */
export function watchQueues(database: Database, { meter }: Metrics): void {
  const queue = { 'messaging.destination.name': deliveryQueueName }
  const jobs = meter.createObservableGauge('souk.queue.jobs', {
    description: 'Jobs that wait for their turn, are on the queue, or have failed for good.',
    unit: '{job}',
  })
  const age = meter.createObservableGauge('souk.queue.oldest_job.age', {
    description: 'How long the oldest unfinished job has waited.',
    unit: 's',
  })
  meter.addBatchObservableCallback(
    async (gauges) => {
      const { counts, oldest } = await withPlatform(database, async (tx) => ({
        counts: await countDeliveries(tx),
        oldest: await findOldestDelivery(tx),
      }))
      for (const [state, count] of Object.entries(counts)) gauges.observe(jobs, count, { ...queue, state })
      gauges.observe(age, oldest === null ? 0 : (Date.now() - oldest.getTime()) / 1_000, queue)
    },
    [jobs, age],
  )
}

/** Webhooks lie in PostgreSQL alone, and one that failed for good is its shop's to look at, not the operator's. */
export function watchWebhooks(database: Database, { meter }: Metrics): void {
  const waiting = meter.createObservableGauge('souk.webhook.waiting', {
    description: 'Webhook deliveries that wait for an attempt, also for a later one.',
    unit: '{delivery}',
  })
  const age = meter.createObservableGauge('souk.webhook.oldest_delivery.age', {
    description: 'How long the webhook delivery that is due the longest has been due.',
    unit: 's',
  })
  meter.addBatchObservableCallback(
    async (gauges) => {
      const backlog = await withPlatform(database, readWebhookBacklog)
      gauges.observe(waiting, backlog.waiting)
      gauges.observe(age, backlog.oldest === null ? 0 : (Date.now() - backlog.oldest.getTime()) / 1_000)
    },
    [waiting, age],
  )
}
