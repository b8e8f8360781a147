import type { Actor } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { confirmPassword } from './confirm-password.ts'
import type { ThrottleOptions } from './login-throttle.ts'

interface WantedLife {
  expires_at?: Date | undefined
  current_password?: string | undefined
}

/**
 * A token hands on no more life than it has: one that ends soon would otherwise make one that never does. Who knows the
 * password could sign in for any life, and so may ask for it here.
 */
export async function endOfNewToken(
  database: Database,
  actor: Actor,
  { expires_at: wanted, current_password }: WantedLife,
  options: ThrottleOptions,
): Promise<Date | undefined> {
  if (current_password !== undefined) {
    await confirmPassword(database, actor, current_password, options)
    return wanted
  }
  const { endsAt } = actor.token
  if (endsAt === Number.POSITIVE_INFINITY) return wanted
  if (wanted !== undefined && wanted.getTime() > endsAt) throw outlivesItsMaker()
  return wanted ?? new Date(endsAt)
}

const outlivesItsMaker = () =>
  validationFailed({
    expires_at: ['The expires_at field lies after the end of the token that asks. More life takes current_password.'],
  })
