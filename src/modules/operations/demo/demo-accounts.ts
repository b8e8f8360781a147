import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { demoShops } from './catalogues.ts'

/** Why an account of the demo is suspended outside of it, and how those are told that an operator has suspended. */
export const closedReason = 'The demo is over: this is a real installation.'

/** The accounts that have the addresses of the demo, in its order; whose they are is another question. */
export async function findDemoAddresses(tx: PlatformTx) {
  const rows = await tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'password_hash', 'suspended_at', 'suspension_reason'])
    .where(
      sql<string>`lower(email)`,
      'in',
      demoShops.map(({ email }) => email),
    )
    .execute()
  return demoShops.flatMap((shop) =>
    rows.filter(({ email }) => email.toLowerCase() === shop.email).map((account) => ({ ...account, shop })),
  )
}

export type DemoAddress = Awaited<ReturnType<typeof findDemoAddresses>>[number]
