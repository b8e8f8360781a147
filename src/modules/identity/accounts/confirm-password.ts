import type { Actor } from '#modules/identity/access/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { currentPasswordRequired, wrongCurrentPassword } from './accounts.errors.ts'
import { getCredentials } from './accounts.queries.ts'
import { checkPassword } from './check-password.ts'
import { signingInFrom } from './hashing-turns.ts'
import { type ThrottleOptions, throttleLogin } from './login-throttle.ts'

/**
 * Has who holds a token prove to be who owns the account, and answers the hash that was proven. Guesses are counted with
 * those at signing in: a stolen token is no way around that limit.
 */
export async function confirmPassword(
  database: Database,
  { userId, ip }: Pick<Actor, 'userId' | 'ip'>,
  password: string | undefined,
  options: ThrottleOptions,
): Promise<string> {
  if (password === undefined) throw currentPasswordRequired()
  const account = await withPlatform(askedBy(database, { userId }), (tx) => getCredentials(tx, userId))
  const throttle = throttleLogin(options, account.email, ip)
  const confirmed = await checkPassword({ password, throttle, turn: signingInFrom(ip) }, async () => account)
  if (confirmed === undefined) throw wrongCurrentPassword()
  return confirmed.password_hash
}
