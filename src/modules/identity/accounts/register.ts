import { requestMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { issueToken } from '#modules/identity/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { getUser } from './accounts.queries.ts'
import type { RegisterRequest, SignedInResource } from './accounts.schemas.ts'
import { createAccount } from './create-account.ts'
import { registeringFrom } from './hashing-turns.ts'
import { hashPassword } from './password.ts'

export interface RegistrationOptions {
  /** Whether a new user is asked by mail to verify the address. */
  verifyEmail: boolean
}

/** The password is hashed before the transaction begins: no connection waits for Argon2. */
export async function register(
  database: Database,
  { name, email, password }: RegisterRequest,
  address: string,
  { verifyEmail }: RegistrationOptions,
): Promise<SignedInResource> {
  const passwordHash = await hashPassword(password, registeringFrom(address))
  return withPlatform(database, async (tx) => {
    const userId = await createAccount(tx, { name, email, passwordHash, role: 'customer' })
    if (verifyEmail) await requestMailedToken(tx, { userId, email, purpose: 'email-verification' })
    const { plainText: token } = await issueToken(tx, { userId, name: 'registration' })
    return { user: await getUser(tx, userId), token }
  })
}
