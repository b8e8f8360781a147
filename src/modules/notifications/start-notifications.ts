import { DelayedError, UnrecoverableError } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Database } from '#platform/database/transactions.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import type { Logger } from '#platform/observability/logger.ts'
import { watchOutbox } from '#platform/outbox/watch.ts'
import { openWorker } from '#platform/queue/queue.ts'
import { DeliveryFailedError, deliver } from './deliver.ts'
import { type DeliveryJob, type DeliveryQueue, deliveryQueueName } from './notifications.queue.ts'
import { relayOutbox } from './relay-outbox.ts'
import { requeuePending } from './requeue-pending.ts'

export interface NotificationOptions {
  database: Database
  applicationUrl: string
  deliveryQueue: DeliveryQueue
  /** A blocking connection for the worker alone. */
  workerRedis: Redis
  redisPrefix: string
  mailer: Mailer
  /** What links in mails begin with. */
  appUrl: string
  log: Logger
}

const concurrency = 5
const sweepEveryMs = 15_000
/** Longer than the pause before any retry: what has been quiet for so long is on no queue any more. */
const quietForMs = 30_000
const patienceOnCloseMs = 4_000

/** Relay, worker and sweeper of one process; any number of processes may run them beside each other. */
export async function startNotifications(options: NotificationOptions): Promise<{ stop: () => Promise<void> }> {
  const { database, applicationUrl, deliveryQueue: queue, mailer, appUrl, log } = options
  const onError = (error: Error) => log.warn({ err: error }, 'notifications are held up')

  const worker = openWorker<DeliveryJob>(deliveryQueueName, {
    redis: options.workerRedis,
    prefix: options.redisPrefix,
    concurrency,
    onError,
    async process(job, token) {
      const outcome = await deliver({ database, mailer, appUrl }, job.data.deliveryId).catch((error: unknown) => {
        log.warn({ err: error, deliveryId: job.data.deliveryId }, 'mail not delivered')
        const final = error instanceof DeliveryFailedError && error.final
        throw final ? new UnrecoverableError(error.message) : error
      })
      if (outcome.state !== 'busy') return
      await job.moveToDelayed(Math.max(outcome.until.getTime(), Date.now()) + 500, token)
      throw new DelayedError()
    },
  })

  // The queue may have been emptied while nobody was here; what PostgreSQL knows as outstanding goes on it again.
  await requeuePending(database, queue, 0).catch(onError)
  const sweeping = setInterval(() => void requeuePending(database, queue, quietForMs).catch(onError), sweepEveryMs)
  const outbox = watchOutbox({ applicationUrl, relay: () => relayOutbox(database, queue), onError })

  return {
    async stop() {
      clearInterval(sweeping)
      await outbox.stop()
      const forced = setTimeout(() => void worker.close(true), patienceOnCloseMs)
      await worker.close()
      clearTimeout(forced)
    },
  }
}
