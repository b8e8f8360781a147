import pLimit from 'p-limit'
import { issueToken } from '#modules/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { invalidCredentials } from './accounts.errors.ts'
import { type Account, findAccountByEmail, getUser, lockForSignIn } from './accounts.queries.ts'
import type { LoginRequest, SignedInResource } from './accounts.schemas.ts'
import type { LoginThrottle } from './login-throttle.ts'
import { verifyAgainstNobody, verifyPassword } from './password.ts'

/** As many as Argon2 has threads. Each looks at the throttle when its turn comes, so that a burst of guesses does not slip past it. */
const oneOfFew = pLimit(4)

/** A wrong address and a wrong password are the same answer in the same time. */
export async function login(
  database: Database,
  request: LoginRequest,
  throttle: LoginThrottle,
): Promise<SignedInResource> {
  const { device_name: name, abilities, expires_at: expiresAt } = request
  const { id: userId, password_hash } = await oneOfFew(() => checkCredentials(database, request, throttle))
  return withPlatform(database, async (tx) => {
    await lockForSignIn(tx, userId, password_hash)
    const { plainText: token } = await issueToken(tx, { userId, name, abilities, expiresAt })
    return { token, user: await getUser(tx, userId) }
  })
}

async function checkCredentials(
  database: Database,
  { email, password }: Pick<LoginRequest, 'email' | 'password'>,
  throttle: LoginThrottle,
): Promise<Account> {
  await throttle.check()
  const account = await withPlatform(database, (tx) => findAccountByEmail(tx, email))
  const right =
    account === undefined ? await verifyAgainstNobody(password) : await verifyPassword(password, account.password_hash)
  if (account === undefined || !right) {
    await throttle.failed()
    throw invalidCredentials()
  }
  await throttle.succeeded()
  return account
}
