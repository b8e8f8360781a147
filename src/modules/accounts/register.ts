import { issueToken } from '#modules/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { getUser } from './accounts.queries.ts'
import type { RegisterRequest, SignedInResource } from './accounts.schemas.ts'
import { createAccount } from './create-account.ts'
import { hashPassword } from './password.ts'

/** The password is hashed before the transaction begins: no connection waits for Argon2. */
export async function register(
  database: Database,
  { name, email, password }: RegisterRequest,
): Promise<SignedInResource> {
  const passwordHash = await hashPassword(password)
  return withPlatform(database, async (tx) => {
    const userId = await createAccount(tx, { name, email, passwordHash, role: 'customer' })
    const { plainText: token } = await issueToken(tx, { userId, name: 'registration' })
    return { user: await getUser(tx, userId), token }
  })
}
