import { sql } from 'kysely'
import { manual, type Providers, providerTitles } from '#modules/sales/payment-providers/index.ts'
import type { TenantTx, VisitorTx } from '#platform/database/transactions.ts'

/** How a shop can be paid. `settles`: `now` before the order is placed, `later` afterwards. */
export interface OfferedMethod {
  provider: string
  name: string
  instructions: string | null
  settles: 'now' | 'later'
}

export interface PaymentAccount {
  provider: string
  name: string
  instructions: string | null
  enabled: boolean
  ready: boolean
}

/** The accounts of the shop of the row at hand, as JSON. */
export const accountsOf = (row: string) => `(
  SELECT coalesce(json_agg(json_build_object('provider', provider, 'name', name, 'instructions', instructions, 'enabled', enabled,
    'ready', ready)), '[]') FROM payment_accounts WHERE payment_accounts.user_id = ${row}.user_id)`

export async function readPaymentMethods(tx: VisitorTx | TenantTx, providers: Providers): Promise<OfferedMethod[]> {
  const { rows } = await sql<PaymentAccount>`
    SELECT provider, name, instructions, enabled, ready FROM payment_accounts WHERE user_id = ${tx.userId}`.execute(tx)
  return paymentMethods(rows, providers)
}

/**
 * A shop that has said nothing is paid by invoice, and by what the platform offers without an account of the shop's own. What is paid at
 * once comes first.
 */
export function paymentMethods(rows: readonly PaymentAccount[], providers: Providers): OfferedMethod[] {
  const online = providers.all.flatMap(({ name: provider, settles, accounts }) => {
    const account = rows.find((row) => row.provider === provider)
    const isOffered = account === undefined ? accounts === undefined : account.enabled && account.ready
    const name = account?.name ?? providerTitles[provider] ?? provider
    return isOffered ? [{ provider, name, instructions: null, settles }] : []
  })
  const {
    enabled = true,
    name = 'Invoice',
    instructions = null,
  } = rows.find(({ provider }) => provider === manual.name) ?? {}
  return enabled ? [...online, { provider: manual.name, name, instructions, settles: manual.settles }] : online
}
