import { assignRole, listRoleNames, lockAccess } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { revokeTokensOf } from '#modules/identity/tokens/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { findAccountByEmail } from './accounts.queries.ts'
import { createAccount } from './create-account.ts'
import { atTheStart } from './hashing-turns.ts'
import { hashPassword } from './password.ts'

const adminName = 'Admin'

/**
 * Makes sure that the operator's account exists and is an admin. One that is an admin already keeps its password.
 * Somebody else may have had the address first, or, with `reclaim`, even as an admin: then the account becomes the
 * operator's, and their tokens end. Of processes that start together the first one makes the account, and the others find it.
 */
export async function ensureAdmin(
  database: Database,
  { email, password }: { email: string; password: string },
  { reclaim = false } = {},
) {
  const passwordHash = await hashPassword(password, atTheStart)
  await withPlatform(database, async (tx) => {
    await lockAccess(tx)
    const account = await findAccountByEmail(tx, email)
    if (account === undefined) {
      await recordAdmin(tx, await createAccount(tx, { name: adminName, email, passwordHash, role: 'admin' }), [])
      return
    }
    const roles = await listRoleNames(tx, account.id)
    const isAdmin = roles.includes('admin')
    if (isAdmin && !reclaim) return
    const reclaimed = {
      ...(reclaim && { name: adminName }),
      password_hash: passwordHash,
      suspended_at: null,
      suspension_reason: null,
    }
    await tx.updateTable('users').set(reclaimed).where('id', '=', account.id).execute()
    await revokeTokensOf(tx, account.id)
    if (!isAdmin) await assignRole(tx, account.id, 'admin')
    await recordAdmin(tx, account.id, roles)
  })
}

async function recordAdmin(tx: PlatformTx, id: number, roles: string[]): Promise<void> {
  await recordAudit(tx, {
    by: undefined,
    action: 'users.set-roles',
    subject: { type: 'users', id, ownerId: id },
    before: { roles },
    after: { roles: [...new Set(['admin', ...roles])] },
  })
}
