import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { findDemoAddresses } from './demo-accounts.ts'
import { demoPassword } from './seed-demo.ts'

interface OfferedAccount {
  email: string
  role: string
  password: string
}

/** The demo's accounts that are there and as the demo made them: a name that was changed is somebody's own. */
export async function offeredAccounts(database: Database): Promise<OfferedAccount[]> {
  const accounts = await withPlatform(database, findDemoAddresses)
  const open = accounts.filter(({ name, suspended_at, shop }) => suspended_at === null && name === shop.name)
  return open.map(({ shop: { email, role } }) => ({ email, role, password: demoPassword }))
}
