import { sql } from 'kysely'
import { verifyPassword } from '#modules/identity/accounts/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { revokeTokensOf } from '#modules/identity/tokens/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { closedReason, type DemoAddress, findDemoAddresses } from './demo-accounts.ts'
import { demoPassword } from './seed-demo.ts'

interface NamedAdmin {
  email: string
  password: string
}

/**
 * Suspends the demo's accounts and ends their tokens: their password is known to everybody. The last admin is no
 * exception. Answers the addresses that are closed, those of earlier starts included.
 */
export async function closeDemo(database: Database, admin: NamedAdmin | undefined): Promise<string[]> {
  const addresses = await withPlatform(database, findDemoAddresses)
  const closed: DemoAddress[] = []
  for (const account of addresses) if (await isOfDemo(account, admin)) closed.push(account)
  if (closed.length > 0)
    await withPlatform(database, async (tx) => {
      for (const { id } of closed) await close(tx, id)
    })
  return closed.map(({ email }) => email)
}

/**
 * Whoever has the demo's name or its password at one of its addresses. Who changed both has made the account their own,
 * and so has an operator who names the address as the admin's.
 */
async function isOfDemo(account: DemoAddress, admin: NamedAdmin | undefined): Promise<boolean> {
  if (account.suspension_reason === closedReason || account.name === account.shop.name) return true
  const chosen =
    admin !== undefined && isSameAddress(admin.email, account.shop.email) && admin.password === demoPassword
  return !chosen && (await verifyPassword(demoPassword, account.password_hash))
}

async function close(tx: PlatformTx, id: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('users')
    .set({ suspended_at: sql`now()`, suspension_reason: closedReason, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('suspended_at', 'is', null)
    .executeTakeFirst()
  await revokeTokensOf(tx, id)
  if (numUpdatedRows === 0n) return
  const subject = { type: 'users', id, ownerId: id }
  await recordAudit(tx, { by: undefined, action: 'users.suspend', subject, after: { reason: closedReason } })
}
