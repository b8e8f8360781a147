import { sweepMedia } from '#modules/catalogue/media/index.ts'
import { pruneAccountMails } from '#modules/identity/account-mails/index.ts'
import { pruneInvitations } from '#modules/identity/members/index.ts'
import { pruneTokens } from '#modules/identity/tokens/index.ts'
import { pruneEvents } from '#modules/messaging/events/index.ts'
import { pruneDeliveries } from '#modules/messaging/notifications/index.ts'
import { pruneWebhookDeliveries } from '#modules/messaging/webhooks/index.ts'
import { sweepTransfers } from '#modules/operations/transfers/index.ts'
import { pruneBuyerTokens } from '#modules/sales/buyers/index.ts'
import { announceAbandonedCarts, expireCarts } from '#modules/sales/carts/index.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import { onceAnHour } from '#platform/once-an-hour.ts'
import type { Periodical } from '#platform/periodically.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

/** What the workers tidy up, each task one of them; it can also be done by hand with `npm run souk -- <command>`. */
export function startHousekeeping(config: Config, dependencies: Dependencies): Periodical {
  const { database, files, monitor, log } = dependencies
  const onError = warnOf(log, 'housekeeping is held up')
  const hourly = (name: string, task: () => Promise<unknown>) =>
    onceAnHour(database, name, () => monitor.record({ kind: 'schedule', name }, task), onError)
  const tasks = [
    hourly('idempotency:prune', () => pruneIdempotencyKeys(database)),
    hourly('tokens:prune', () => pruneTokens(database, { maxAgeMinutes: config.tokenMaxAgeMinutes })),
    hourly('buyer-tokens:prune', () => pruneBuyerTokens(database)),
    hourly('carts:expire', () => expireCarts(database)),
    hourly('carts:abandoned', () => announceAbandonedCarts(database)),
    hourly('media:sweep', () => sweepMedia(database, files)),
    hourly('transfers:sweep', () => sweepTransfers(database, files)),
    hourly('account-mails:prune', () => pruneAccountMails(database)),
    hourly('invitations:prune', () => pruneInvitations(database)),
    hourly('history:prune', () => pruneHistory(config, dependencies)),
  ]
  return { stop: async () => void (await Promise.all(tasks.map((task) => task.stop()))) }
}

/** Mails first: an event is kept for as long as a mail about it is. Answers how much of each went. */
export async function pruneHistory(
  { historyDays: keptDays }: Config,
  { database }: Dependencies,
): Promise<{ mails: number; webhooks: number; events: number }> {
  if (keptDays === undefined) return { mails: 0, webhooks: 0, events: 0 }
  const mails = await pruneDeliveries(database, { keptDays })
  const webhooks = await pruneWebhookDeliveries(database, { keptDays })
  return { mails, webhooks, events: await pruneEvents(database, { keptDays }) }
}
