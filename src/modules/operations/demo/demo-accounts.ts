import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { demoShops } from './catalogues.ts'

/** Why an account of the demo is suspended outside of it. It distinguishes those from accounts that an operator suspended. */
export const closedReason = 'The demo is over: this is a real installation.'

/** The accounts that have the addresses of the demo, in its order; whose they are is another question. */
export async function findDemoAddresses(tx: PlatformTx) {
  const rows = await tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'password_hash', 'suspended_at', 'suspension_reason'])
    .where(
      sql<string>`fold_address(email)`,
      'in',
      demoShops.map(({ email }) => email),
    )
    .execute()
  return demoShops.flatMap((shop) =>
    rows.filter(({ email }) => isSameAddress(email, shop.email)).map((account) => ({ ...account, shop })),
  )
}

export type DemoAddress = Awaited<ReturnType<typeof findDemoAddresses>>[number]
