import { issueToken } from '#modules/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { invalidCredentials } from './accounts.errors.ts'
import { findAccountByEmail, getUser } from './accounts.queries.ts'
import type { LoginRequest, SignedInResource } from './accounts.schemas.ts'
import { verifyAgainstNobody, verifyPassword } from './password.ts'

/** A wrong address and a wrong password are the same answer in the same time. */
export async function login(database: Database, request: LoginRequest): Promise<SignedInResource> {
  const { email, password, device_name: name, abilities, expires_at: expiresAt } = request
  const account = await withPlatform(database, (tx) => findAccountByEmail(tx, email))
  const right =
    account === undefined ? await verifyAgainstNobody(password) : await verifyPassword(password, account.password_hash)
  if (account === undefined || !right) throw invalidCredentials()
  return withPlatform(database, async (tx) => ({
    token: await issueToken(tx, { userId: account.id, name, abilities, expiresAt }),
    user: await getUser(tx, account.id),
  }))
}
