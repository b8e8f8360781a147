import { sql } from 'kysely'
import type { EventPart, ProviderEvent } from '#modules/sales/payment-providers/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { type Settlement, settlePayment } from './settle-payment.ts'

/** Keeps a provider's notice once, however often it comes. A worker looks at what it names. */
export async function receiveEvent(database: Database, provider: string, event: ProviderEvent): Promise<void> {
  const { ref, key, part, account } = event
  if (ref === null && key === null && part === null && account === null) return
  await withPlatform(database, (tx) =>
    sql`INSERT INTO provider_events (provider, event_id, ref, key, part, account_ref)
      VALUES (${provider}, ${event.id}, ${ref}, ${key}, ${part === null ? null : JSON.stringify(part)}::jsonb, ${account}) ON CONFLICT DO NOTHING`.execute(
      tx,
    ),
  )
}

export interface KeptEvent {
  provider: string
  event_id: string
  ref: string | null
  key: string | null
  part: EventPart | null
  account_ref: string | null
  attempts: number
}

/** So often one is looked for that nobody here knows: it can be faster than the answer that says its reference. */
const mostAttempts = 8

export async function settleEvent(settlement: Settlement, event: KeptEvent): Promise<void> {
  const isOfAccount = event.ref === null && event.key === null && event.part === null
  const known = isOfAccount ? await refreshAccount(settlement, event) : await settleNamed(settlement, event)
  const isOver = known || event.attempts >= mostAttempts
  await withPlatform(settlement.database, (tx) =>
    sql`UPDATE provider_events SET settled_at = CASE WHEN ${isOver} THEN now() END,
        due_at = CASE WHEN ${isOver} THEN NULL ELSE now() + make_interval(secs => ${2 ** event.attempts}) END
      WHERE provider = ${event.provider} AND event_id = ${event.event_id}`.execute(tx),
  )
}

async function settleNamed(settlement: Settlement, { provider, key, part, ...named }: KeptEvent): Promise<boolean> {
  const ref = named.ref ?? (part && (await settlement.providers.find(provider)?.find?.(part))) ?? null
  const { rows } = await withPlatform(settlement.database, (tx) =>
    sql<{ userId: number; id: number }>`
      SELECT user_id AS "userId", id FROM payments WHERE provider = ${provider} AND (provider_ref = ${ref} OR key::text = ${key})`.execute(
      tx,
    ),
  )
  for (const which of rows) await settlePayment(settlement, which)
  return rows.length > 0
}

async function refreshAccount(
  { database, providers }: Settlement,
  { provider, account_ref }: KeptEvent,
): Promise<boolean> {
  const accounts = providers.find(provider)?.accounts
  if (accounts === undefined || account_ref === null) return true
  const { ready } = await accounts.read(account_ref)
  await withPlatform(database, (tx) =>
    sql`UPDATE payment_accounts SET ready = ${ready}, updated_at = now()
      WHERE provider = ${provider} AND account_ref = ${account_ref}`.execute(tx),
  )
  return true
}
