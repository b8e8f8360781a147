import { publishDue } from '#modules/catalogue/listings/index.ts'
import { loggedEvents } from '#modules/messaging/declared-events/index.ts'
import { planMails, startNotifications } from '#modules/messaging/notifications/index.ts'
import { publishToChannels } from '#modules/messaging/realtime/index.ts'
import { planWebhooks, startWebhooks } from '#modules/messaging/webhooks/index.ts'
import { foldChanges } from '#modules/operations/stats/index.ts'
import { startTransfers } from '#modules/operations/transfers/index.ts'
import { workOnPayments } from '#modules/sales/settlement/index.ts'
import { analyzeGrownTables } from '#platform/database/analyze-grown-tables.ts'
import { listen } from '#platform/database/listen.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import { publishEvents } from '#platform/outbox/publish.ts'
import { outboxChannel, type RelayedEvent, relayOutbox } from '#platform/outbox/relay.ts'
import { periodically } from '#platform/periodically.ts'
import { startWorkLoop } from '#platform/work-loop.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

const foldEveryMs = 1_000
const analyzeEveryMs = 2_000
const publishEveryMs = 1_000
const payEveryMs = 1_000
const transferEveryMs = 500

async function plan(tx: PlatformTx, events: RelayedEvent[]): Promise<void> {
  await planMails(tx, events)
  await planWebhooks(tx, events)
}

export interface WorkerOptions {
  /** The net below the wakes, close enough for a mail to leave within a second without any. */
  pollEveryMs?: number
  /** Whether pictures of an import may come from addresses that are not public: for tests. */
  allowPrivatePictures?: boolean
}

/** Everything that happens after a commit. Any number of processes may run it beside each other. */
export function startWorker(
  config: Config,
  dependencies: Dependencies,
  { pollEveryMs = 500, allowPrivatePictures = false }: WorkerOptions = {},
): { stop: () => Promise<void> } {
  const { database, sessionUrl, publisher, monitor, log } = dependencies
  const onError = warnOf(log, 'the outbox is held up')
  const notifications = startNotifications({ ...dependencies, brand: config.shop, backoff: config.mailBackoff })
  const allowPrivate = config.webhooksMayBePrivate
  const webhooks = startWebhooks({ ...dependencies, allowPrivate, pollEveryMs })
  const channels = startWorkLoop({
    work: () => publishEvents(database, (events) => publishToChannels(publisher, events)),
    pollEveryMs,
    onError,
  })
  const relay = startWorkLoop({
    async work() {
      const { found, more } = await relayOutbox(database, { logged: loggedEvents, plan, monitor })
      if (found > 0) channels.wake()
      notifications.wake()
      webhooks.wake()
      return more
    },
    pollEveryMs,
    onError,
  })
  const folding = periodically(foldEveryMs, () => foldChanges(database), onError)
  const analyzing = periodically(analyzeEveryMs, () => analyzeGrownTables(database), onError)
  const publishing = startWorkLoop({ work: () => publishDue(database), pollEveryMs: publishEveryMs, onError })
  const paying = startWorkLoop({
    work: () => workOnPayments(dependencies, warnOf(log, 'a payment is held up')),
    pollEveryMs: payEveryMs,
    onError,
  })
  const transfers = startTransfers({
    ...dependencies,
    pictures: { allowPrivate: allowPrivatePictures },
    pollEveryMs: transferEveryMs,
    onError: warnOf(log, 'a transfer is held up'),
  })
  // Also of a delivery that somebody sends again, of which there is no event.
  const onWrites = () => {
    relay.wake()
    webhooks.wake()
  }
  const listener = listen({ sessionUrl, channel: outboxChannel, onNotice: onWrites, onError })
  return {
    /** Beside each other: with Redis away some wait seconds for what they have under way, and the time to end is short. */
    async stop() {
      await Promise.all(
        [listener, relay, channels, notifications, webhooks, folding, analyzing, publishing, paying, transfers].map(
          (part) => part.stop(),
        ),
      )
    },
  }
}
