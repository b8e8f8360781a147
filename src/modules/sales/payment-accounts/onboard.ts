import { sql } from 'kysely'
import { type ProviderAccounts, ProviderRefused, providerTitles } from '#modules/sales/payment-providers/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { conflict } from '#platform/http/failure.ts'

interface Onboarding {
  userId: number
  account: string | null
  email: string
  country: string
}

export async function onboardingOf(tx: TenantTx, provider: string): Promise<Onboarding> {
  const { rows } = await sql<Omit<Onboarding, 'userId'>>`
    SELECT coalesce(contact_email, users.email) AS email, country,
      (SELECT account_ref FROM payment_accounts WHERE user_id = ${tx.userId} AND provider = ${provider}) AS account
    FROM shops JOIN users ON users.id = shops.user_id WHERE shops.user_id = ${tx.userId}`.execute(tx)
  return { userId: tx.userId, ...(rows[0] as Omit<Onboarding, 'userId'>) }
}

/** Asked again, the account that was opened before is gone on with: the key is the shop's. */
export async function onboard(accounts: ProviderAccounts, { userId, ...wish }: Onboarding, returnUrl: string) {
  try {
    return await accounts.onboard({ ...wish, key: `souk-shop-${userId}`, returnUrl })
  } catch (error) {
    if (error instanceof ProviderRefused) throw conflict(`The payment provider refused: ${error.message}`)
    throw error
  }
}

/** It is ready once the provider says so, by an event. */
export async function keepAccount(tx: TenantTx, provider: string, account: string): Promise<void> {
  await tx
    .insertInto('payment_accounts')
    .values({
      user_id: tx.userId,
      provider,
      name: providerTitles[provider] ?? provider,
      account_ref: account,
      ready: false,
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'provider']).doUpdateSet({
        account_ref: account,
        ready: sql`payment_accounts.ready AND payment_accounts.account_ref IS NOT DISTINCT FROM excluded.account_ref`,
        updated_at: sql`now()`,
      }),
    )
    .execute()
}
