import { loggedEvents } from '#modules/messaging/events/index.ts'
import { planMails, startNotifications } from '#modules/messaging/notifications/index.ts'
import { publishToChannels } from '#modules/messaging/realtime/index.ts'
import { foldChanges } from '#modules/operations/stats/index.ts'
import { analyzeGrownTables } from '#platform/database/analyze-grown-tables.ts'
import { listen } from '#platform/database/listen.ts'
import { publishEvents } from '#platform/outbox/publish.ts'
import { outboxChannel, relayOutbox } from '#platform/outbox/relay.ts'
import { periodically } from '#platform/periodically.ts'
import { startWorkLoop } from '#platform/work-loop.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

const foldEveryMs = 1_000
const analyzeEveryMs = 2_000

export interface WorkerOptions {
  /** The net below the wakes, close enough for a mail to leave within a second without any. */
  pollEveryMs?: number
}

/** Everything that happens after a commit. Any number of processes may run it beside each other. */
export function startWorker(
  config: Config,
  dependencies: Dependencies,
  { pollEveryMs = 500 }: WorkerOptions = {},
): { stop: () => Promise<void> } {
  const { database, sessionUrl, publisher, monitor, log } = dependencies
  const onError = (error: Error) => log.warn({ err: error }, 'the outbox is held up')
  const notifications = startNotifications({ ...dependencies, brand: config.shop, backoff: config.mailBackoff })
  const channels = startWorkLoop({
    work: () => publishEvents(database, (events) => publishToChannels(publisher, events)),
    pollEveryMs,
    onError,
  })
  const relay = startWorkLoop({
    async work() {
      const { found, more } = await relayOutbox(database, { logged: loggedEvents, plan: planMails, monitor })
      if (found > 0) channels.wake()
      notifications.wake()
      return more
    },
    pollEveryMs,
    onError,
  })
  const folding = periodically(foldEveryMs, () => foldChanges(database), onError)
  const analyzing = periodically(analyzeEveryMs, () => analyzeGrownTables(database), onError)
  const listener = listen({ sessionUrl, channel: outboxChannel, onNotice: relay.wake, onError })
  return {
    /** Beside each other: with Redis away some wait seconds for what they have under way, and the time to end is short. */
    async stop() {
      await Promise.all([listener, relay, channels, notifications, folding, analyzing].map((part) => part.stop()))
    },
  }
}
