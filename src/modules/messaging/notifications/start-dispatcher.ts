import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '#platform/database/transactions.ts'
import { queuePrefix } from '#platform/queue/queue.ts'
import { onLoss, type RedisClient } from '#platform/redis/open.ts'
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts'
import { dispatchDeliveries, listOutstanding } from './dispatch-deliveries.ts'
import { type DeliveryQueue, enqueueDeliveries, type QueuedDelivery } from './notifications.queue.ts'

interface DispatcherOptions {
  database: Database
  queue: DeliveryQueue
  redis: RedisClient
  redisPrefix: string
  onError: (error: Error) => void
}

const pollEveryMs = 1_000
/**
 * After each pass: every mail that has left wakes the dispatcher, and with many of them it would do nothing but look. While
 * there is much to queue, more than one place becomes free meanwhile.
 */
const restMs = 50
const sweepEveryMs = 15_000
/** Longer than an attempt's lease: what was quiet for so long is on no queue any more. */
export const quietForMs = 30_000

/**
 * Keeps the queue in Redis filled from PostgreSQL. A mark in Redis says that the queue is whole: when Redis was emptied
 * or came back without its data the mark is gone with the jobs, and everything outstanding is queued again. The sweep
 * catches what is lost without the mark: a process that died between its commit and the queue, a partial loss that no connection told of.
 */
export function startDispatcher({ database, queue, redis, redisPrefix, onError }: DispatcherOptions): WorkLoop {
  const mark = `${queuePrefix(redisPrefix)}:whole`
  let losses = 0
  /** Since which loss this process has reason to believe that Redis holds all it should; undefined where it has none. */
  let wholeSince: number | undefined
  let sweptAt = 0
  // A replica that takes over may have the mark and lack the last jobs.
  onLoss(redis, () => {
    losses += 1
  })

  async function makeWhole(): Promise<void> {
    // Set before the jobs are: should Redis be emptied in between, the mark goes once more, and the next pass sees that.
    const emptied = (await redis.set(mark, new Date().toISOString(), 'NX')) === 'OK'
    const certain = wholeSince === losses && !emptied
    if (certain && Date.now() - sweptAt < sweepEveryMs) return
    const since = losses
    wholeSince = undefined
    for await (const batch of listOutstanding(database, certain ? quietForMs : 0)) await enqueueDeliveries(queue, batch)
    wholeSince = since
    sweptAt = Date.now()
  }

  async function work(): Promise<boolean> {
    await makeWhole()
    const chosen = await dispatchDeliveries(database)
    if (chosen.length > 0) await enqueue(chosen)
    await delay(restMs)
    return chosen.length > 0
  }

  async function enqueue(chosen: QueuedDelivery[]): Promise<void> {
    // They count as queued from here on: when Redis does not take them, the next pass has them to queue again.
    const since = wholeSince
    wholeSince = undefined
    await enqueueDeliveries(queue, chosen)
    wholeSince = since
  }

  return startWorkLoop({ work, pollEveryMs, onError })
}
