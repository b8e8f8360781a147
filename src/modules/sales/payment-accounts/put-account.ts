import { sql } from 'kysely'
import type { Providers } from '#modules/sales/payment-providers/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { AccountResource, PutAccountRequest } from './payment-accounts.schemas.ts'
import { readAccounts } from './read-accounts.ts'

interface Put {
  provider: string
  account: PutAccountRequest
}

/** One that needs an account of the shop's own is ready once its provider says so. */
export async function putAccount(
  tx: TenantTx,
  providers: Providers,
  { provider, account }: Put,
): Promise<AccountResource> {
  const ready = providers.find(provider)?.accounts === undefined
  await tx
    .insertInto('payment_accounts')
    .values({ user_id: tx.userId, provider, ready, ...account })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'provider']).doUpdateSet({ ...account, updated_at: sql`now()` }),
    )
    .execute()
  const accounts = await readAccounts(tx, providers)
  return accounts.find((saved) => saved.provider === provider) as AccountResource
}
