import { setTimeout as delay } from 'node:timers/promises'
import { DelayedError, type Job } from 'bullmq'
import type { ShopBrand } from '#modules/messaging/declared-events/index.ts'
import { openOrderTokens } from '#modules/sales/order-tokens/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import type { Logger } from '#platform/observability/logger.ts'
import type { Monitor } from '#platform/observability/monitor.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import { openWorker } from '#platform/queue/queue.ts'
import type { RedisClient } from '#platform/redis/open.ts'
import type { RightOfWay } from '#platform/right-of-way.ts'
import type { Backoff } from './attempts.ts'
import { DeliveryFailedError, deliver } from './deliver.ts'
import { openRecords } from './delivery-records.ts'
import { type DeliveryJob, type DeliveryQueue, deliveryQueueName } from './notifications.queue.ts'
import { startDispatcher } from './start-dispatcher.ts'

export interface NotificationOptions {
  database: Database
  deliveryQueue: DeliveryQueue
  redis: RedisClient
  /** A blocking connection for the worker alone. */
  workerRedis: RedisClient
  redisPrefix: string
  mailer: Mailer
  rightOfWay: RightOfWay
  brand: ShopBrand
  backoff: Backoff
  /** What links in mails begin with. */
  appUrl: string
  monitor: Monitor
  log: Logger
}

export interface Notifications {
  /** There may be deliveries to queue. */
  wake: () => void
  stop: () => Promise<void>
}

/** A lease usually ends before its time, with the attempt that holds it. */
const lookAgainAfterMs = 2_000
const patienceOnCloseMs = 3_000

/** Dispatcher and worker of one process; any number of processes may run them beside each other. */
export function startNotifications(options: NotificationOptions): Notifications {
  const { database, deliveryQueue: queue, mailer, brand, backoff, appUrl, redis, redisPrefix, monitor, log } = options
  const onError = warnOf(log, 'notifications are held up')
  const ending = new AbortController()
  const orderTokens = openOrderTokens(database)
  const records = openRecords(database, ending.signal)
  const dispatcher = startDispatcher({ database, queue, redis, redisPrefix, onError })

  const attempts = new Set<Promise<void>>()
  const worker = openWorker<DeliveryJob>(deliveryQueueName, {
    redis: options.workerRedis,
    prefix: redisPrefix,
    // More would wait for a connection within the time of their attempt.
    concurrency: mailer.maxConnections,
    monitor,
    onError,
    process(job, token) {
      const attempted = attempt(job, token).finally(() => {
        attempts.delete(attempted)
        dispatcher.wake()
      })
      attempts.add(attempted)
      return attempted
    },
  })

  async function attempt(job: Job<DeliveryJob>, token: string | undefined): Promise<void> {
    const { deliveryId } = job.data
    await options.rightOfWay.giveWay()
    const outcome = await deliver({ database, records, mailer, brand, orderTokens, backoff, appUrl }, deliveryId).catch(
      (error) => {
        log.warn({ err: error, deliveryId }, 'mail not delivered')
        // Only what happened between us and the mail server counts as an attempt.
        if (!(error instanceof DeliveryFailedError)) return { state: 'busy' as const }
        throw error
      },
    )
    if (outcome.state !== 'busy') return
    await job.moveToDelayed(Date.now() + lookAgainAfterMs, token)
    throw new DelayedError()
  }

  /** Without Redis BullMQ would wait for it. What is being sent is always waited for: what became of it must be kept. */
  async function close(): Promise<void> {
    await dispatcher.stop()
    const redisIsLost = options.workerRedis.status !== 'ready'
    if (redisIsLost) await Promise.allSettled(attempts)
    await worker.close(redisIsLost)
  }

  return {
    wake: dispatcher.wake,
    async stop() {
      const closed = new AbortController()
      const patience = delay(patienceOnCloseMs, undefined, { signal: closed.signal }).catch(() => {})
      await Promise.race([close(), patience])
      closed.abort()
      ending.abort()
    },
  }
}
