import { issueToken } from '#modules/identity/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { invalidCredentials } from './accounts.errors.ts'
import { findAccountByEmail, getUser, lockForSignIn } from './accounts.queries.ts'
import type { LoginRequest, SignedInResource } from './accounts.schemas.ts'
import { checkPassword } from './check-password.ts'
import { signingInFrom } from './hashing-turns.ts'
import type { LoginThrottle } from './login-throttle.ts'

/** A wrong address and a wrong password are the same answer in the same time. */
export async function login(
  database: Database,
  request: LoginRequest,
  throttle: LoginThrottle,
  address: string,
): Promise<SignedInResource> {
  const { email, password, device_name: name, abilities, expires_at: expiresAt } = request
  const account = await checkPassword({ password, throttle, turn: signingInFrom(address) }, () =>
    withPlatform(database, (tx) => findAccountByEmail(tx, email)),
  )
  if (account === undefined) throw invalidCredentials()
  const { id: userId, password_hash } = account
  return withPlatform(database, async (tx) => {
    await lockForSignIn(tx, userId, password_hash)
    const { plainText: token } = await issueToken(tx, { userId, name, abilities, expiresAt })
    return { token, user: await getUser(tx, userId) }
  })
}
