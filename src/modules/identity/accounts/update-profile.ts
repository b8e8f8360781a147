import { sql } from 'kysely'
import type { Actor } from '#modules/identity/access/index.ts'
import { allowAddressChange, allowMail } from '#modules/identity/account-mails/index.ts'
import { requestMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { askedBy, type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { emailTaken, wrongCurrentPassword } from './accounts.errors.ts'
import { emailChangedEvent } from './accounts.events.ts'
import { getCredentials, getProfile } from './accounts.queries.ts'
import type { ProfileResource, UpdateProfileRequest } from './accounts.schemas.ts'
import { confirmPassword } from './confirm-password.ts'
import type { ThrottleOptions } from './login-throttle.ts'

const uniqueViolation = '23505'

/**
 * A new address takes the present password. It takes effect at once and counts as unverified until its owner says so; the
 * old one gets a mail.
 */
export async function updateProfile(
  database: Database,
  actor: Actor,
  { current_password, ...changes }: UpdateProfileRequest,
  throttling: ThrottleOptions,
): Promise<ProfileResource> {
  const { userId } = actor
  const asked = askedBy(database, actor)
  const account = await withPlatform(asked, (tx) => getCredentials(tx, userId))
  const confirmed = isOther(changes.email, account.email)
    ? await confirmPassword(database, actor, current_password, throttling)
    : undefined
  return withPlatform(asked, async (tx) => {
    const present = await lockCredentials(tx, userId)
    const moved = isOther(changes.email, present.email)
    // Address or password may have changed in the meantime: then nothing was proven about the present ones.
    if (moved && confirmed !== present.password_hash) throw wrongCurrentPassword()
    if (moved) await allowAddressChange(tx, userId)
    await tx
      .updateTable('users')
      .set({ ...changes, updated_at: sql`now()`, ...(moved && { email_verified_at: null }) })
      .where('id', '=', userId)
      .execute()
      .catch(refuseTaken)
    if (moved) await mailBoth(tx, userId, { from: present.email, to: changes.email as string })
    return getProfile(tx, actor)
  })
}

const isOther = (wanted: string | undefined, present: string) => wanted !== undefined && !isSameAddress(wanted, present)

function lockCredentials(tx: PlatformTx, userId: number) {
  return tx
    .selectFrom('users')
    .select(['email', 'password_hash'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** The new address is asked to prove itself, the old one hears that it is not the account's any more. */
async function mailBoth(tx: PlatformTx, userId: number, { from, to }: { from: string; to: string }): Promise<void> {
  const mayMail = await allowMail(tx, { userId, purpose: 'email-changed', recipient: from })
  if (mayMail) await announceFor(tx, userId, { event: emailChangedEvent, payload: { recipient: from } })
  await requestMailedToken(tx, { userId, email: to, purpose: 'email-verification' })
}

function refuseTaken(error: { code?: string }): never {
  throw error.code === uniqueViolation ? emailTaken() : error
}
