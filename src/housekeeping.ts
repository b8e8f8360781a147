import { sweepMedia } from '#modules/catalogue/media/index.ts'
import { pruneFormerPrices } from '#modules/catalogue/products/index.ts'
import { pruneAccountMails } from '#modules/identity/account-mails/index.ts'
import { pruneInvitations } from '#modules/identity/members/index.ts'
import { pruneTokens } from '#modules/identity/tokens/index.ts'
import { pruneEvents } from '#modules/messaging/events/index.ts'
import { pruneDeliveries } from '#modules/messaging/notifications/index.ts'
import { pruneWebhookDeliveries } from '#modules/messaging/webhooks/index.ts'
import { sweepTransfers } from '#modules/operations/transfers/index.ts'
import { pruneBuyerTokens } from '#modules/sales/buyers/index.ts'
import { announceAbandonedCarts, expireCarts, pruneCarts } from '#modules/sales/carts/index.ts'
import { pruneProviderEvents } from '#modules/sales/settlement/index.ts'
import type { DB } from '#platform/database/schema.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { warnOf } from '#platform/observability/warn-of.ts'
import { onceAnHour } from '#platform/once-an-hour.ts'
import type { Periodical } from '#platform/periodically.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

export interface HourlyTask {
  name: string
  /** The tables that it deletes rows of; what those rows cascade to goes with them. test/table-growth.test.ts asks for each table. */
  sweeps: (keyof DB)[]
  run: () => Promise<unknown>
}

export function hourlyTasks(config: Config, dependencies: Dependencies): HourlyTask[] {
  const { database, files } = dependencies
  const { tokenMaxAgeMinutes: maxAgeMinutes } = config
  const history: HourlyTask['sweeps'] = ['notification_deliveries', 'webhook_deliveries', 'outbox']
  return [
    { name: 'idempotency:prune', sweeps: ['idempotency_keys'], run: () => pruneIdempotencyKeys(database) },
    { name: 'tokens:prune', sweeps: ['personal_access_tokens'], run: () => pruneTokens(database, { maxAgeMinutes }) },
    { name: 'buyer-tokens:prune', sweeps: ['buyer_tokens'], run: () => pruneBuyerTokens(database) },
    { name: 'carts:expire', sweeps: [], run: () => expireCarts(database) },
    { name: 'carts:abandoned', sweeps: [], run: () => announceAbandonedCarts(database) },
    { name: 'carts:prune', sweeps: ['carts'], run: () => pruneCarts(database) },
    { name: 'provider-events:prune', sweeps: ['provider_events'], run: () => pruneProviderEvents(database) },
    { name: 'former-prices:prune', sweeps: ['former_prices'], run: () => pruneFormerPrices(database) },
    { name: 'media:sweep', sweeps: ['media', 'media_files'], run: () => sweepMedia(database, files) },
    { name: 'transfers:sweep', sweeps: ['transfers', 'transfer_files'], run: () => sweepTransfers(database, files) },
    { name: 'account-mails:prune', sweeps: ['account_mails'], run: () => pruneAccountMails(database) },
    { name: 'invitations:prune', sweeps: ['shop_invitations'], run: () => pruneInvitations(database) },
    { name: 'history:prune', sweeps: history, run: () => pruneHistory(config, dependencies) },
  ]
}

/** What the workers tidy up, each task one of them; `src/commands/tidy.ts` has those that an operator may want to do at once. */
export function startHousekeeping(config: Config, dependencies: Dependencies): Periodical {
  const { database, monitor, log } = dependencies
  const onError = warnOf(log, 'housekeeping is held up')
  const tasks = hourlyTasks(config, dependencies).map(({ name, run }) =>
    onceAnHour(database, name, () => monitor.record({ kind: 'schedule', name }, run), onError),
  )
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
