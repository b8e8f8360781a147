import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { findDemoAddresses } from './demo-accounts.ts'

/** The addresses, below `/shop/`, of the demo's shops that anybody can visit. */
export function findOpenDemoShops(database: Database): Promise<string[]> {
  return withPlatform(database, async (tx) => {
    const ids = (await findDemoAddresses(tx)).map(({ id }) => id)
    const rows = await tx
      .selectFrom('shops')
      .select('slug')
      .where('status', '=', 'open')
      .where('user_id', 'in', ids.concat(0))
      .orderBy('user_id')
      .execute()
    return rows.map(({ slug }) => slug)
  })
}
