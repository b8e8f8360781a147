import { sql } from 'kysely'
import type { Actor } from '#modules/identity/access/index.ts'
import { revokeMailedTokens } from '#modules/identity/mailed-tokens/index.ts'
import { revokeTokensOf } from '#modules/identity/tokens/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { wrongCurrentPassword } from './accounts.errors.ts'
import { passwordChangedEvent } from './accounts.events.ts'
import type { ChangePasswordRequest } from './accounts.schemas.ts'
import { confirmPassword } from './confirm-password.ts'
import { signingInFrom } from './hashing-turns.ts'
import type { ThrottleOptions } from './login-throttle.ts'
import { hashPassword } from './password.ts'

/** Takes the present password, and ends every other way in: tokens but the one in use, and reset mails that are out. */
export async function changePassword(
  database: Database,
  actor: Actor,
  { current_password, password }: ChangePasswordRequest,
  throttling: ThrottleOptions,
): Promise<void> {
  const { userId, token } = actor
  const present = await confirmPassword(database, actor, current_password, throttling)
  const passwordHash = await hashPassword(password, signingInFrom(actor.ip))
  await withPlatform(askedBy(database, actor), async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({ password_hash: passwordHash, updated_at: sql`now()` })
      .where('id', '=', userId)
      // It may have been changed in the meantime: then what was sent is not the present one any more.
      .where('password_hash', '=', present)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw wrongCurrentPassword()
    await revokeTokensOf(tx, userId, { except: token.id })
    await revokeMailedTokens(tx, userId, 'password-reset')
    await announceFor(tx, userId, { event: passwordChangedEvent, payload: {} })
  })
}
