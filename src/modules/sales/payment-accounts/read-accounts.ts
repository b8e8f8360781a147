import { manual, type Providers, providerTitles } from '#modules/sales/payment-providers/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { AccountResource } from './payment-accounts.schemas.ts'

/** Each way there is, also those that the shop has said nothing of: an invoice, and what needs no account of its own, are on. */
export async function readAccounts(tx: TenantTx, providers: Providers): Promise<AccountResource[]> {
  const rows = await tx
    .selectFrom('payment_accounts')
    .select(['provider', 'name', 'instructions', 'enabled', 'ready'])
    .where('user_id', '=', tx.userId)
    .execute()
  const ways = [{ ...manual, accounts: undefined, title: 'Invoice' }, ...providers.all.map(titled)]
  return ways.map(({ name: provider, settles, accounts, title }) => {
    const row = rows.find((account) => account.provider === provider)
    const isOn = accounts === undefined
    const { name, instructions, enabled, ready } = row ?? {
      name: title,
      instructions: null,
      enabled: isOn,
      ready: isOn,
    }
    return { provider, name, instructions, enabled, settles, ready }
  })
}

const titled = ({ name, settles, accounts }: Providers['all'][number]) => ({
  name,
  settles,
  accounts,
  title: providerTitles[name] ?? name,
})
