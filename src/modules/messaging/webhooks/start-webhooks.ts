import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '#platform/database/transactions.ts'
import type { Logger } from '#platform/observability/logger.ts'
import type { Monitor } from '#platform/observability/monitor.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import type { Secrets } from '#platform/secrets.ts'
import { startWorkLoop } from '#platform/work-loop.ts'
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts'
import { giveBack, recordOutcome } from './record-outcome.ts'
import { sendWebhook } from './send-webhook.ts'

export interface WebhookOptions {
  database: Database
  secrets: Secrets | undefined
  allowPrivate: boolean
  pollEveryMs: number
  monitor: Monitor
  log: Logger
}

export interface Webhooks {
  /** Something may be due. */
  wake: () => void
  stop: () => Promise<void>
}

/** Requests under way in one process. */
const mostAtOnce = 50
const patienceOnCloseMs = 2_000

/** Sends what is due; any number of processes may do so beside each other. */
export function startWebhooks({ database, monitor, log, pollEveryMs, ...sending }: WebhookOptions): Webhooks {
  const onError = warnOf(log, 'webhooks are held up')
  const ending = new AbortController()
  const running = new Set<Promise<void>>()

  // Both from the start on: a figure that is not there yet cannot be told from one that is lost.
  const attempts = {
    sent: monitor.metrics.webhooks.series({ outcome: 'sent' }),
    failed: monitor.metrics.webhooks.series({ outcome: 'failed' }),
  }

  async function attempt(delivery: ClaimedDelivery): Promise<void> {
    const outcome = await sendWebhook(delivery, { ...sending, signal: ending.signal })
    if (outcome.failure !== null && ending.signal.aborted) return giveBack(database, delivery)
    await recordOutcome(database, delivery, outcome)
    attempts[outcome.failure === null ? 'sent' : 'failed'].record(outcome.durationMs ?? 0)
  }

  function begin(delivery: ClaimedDelivery): void {
    const { event, userId } = delivery
    const attempted = monitor
      .record({ kind: 'job', name: `webhook ${event}`, userId }, () => attempt(delivery))
      .catch(onError)
      .finally(() => {
        running.delete(attempted)
        loop.wake()
      })
    running.add(attempted)
  }

  const loop = startWorkLoop({
    async work() {
      const free = mostAtOnce - running.size
      if (free > 0) for (const delivery of await claimDeliveries(database, free)) begin(delivery)
      // Each that ends looks for more.
      return false
    },
    pollEveryMs,
    onError,
  })

  return {
    wake: loop.wake,
    async stop() {
      await loop.stop()
      const closed = new AbortController()
      const patience = delay(patienceOnCloseMs, undefined, { signal: closed.signal }).catch(() => {})
      await Promise.race([Promise.all(running), patience])
      closed.abort()
      ending.abort()
      await Promise.all(running)
    },
  }
}
