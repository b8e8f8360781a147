import { sql } from 'kysely'
import type { Actor } from '#modules/access/index.ts'
import { requestMailedToken } from '#modules/mailed-tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { emailTaken } from './accounts.errors.ts'
import { getProfile } from './accounts.queries.ts'
import type { ProfileResource, UpdateProfileRequest } from './accounts.schemas.ts'

const uniqueViolation = '23505'

/** A new address takes effect at once and counts as unverified until its owner says so. */
export function updateProfile(
  database: Database,
  actor: Actor,
  changes: UpdateProfileRequest,
): Promise<ProfileResource> {
  return withPlatform(database, async (tx) => {
    const { email: before } = await tx
      .selectFrom('users')
      .select('email')
      .where('id', '=', actor.userId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const email = changes.email ?? before
    const moved = email.toLowerCase() !== before.toLowerCase()
    await tx
      .updateTable('users')
      .set({ ...changes, updated_at: sql`now()`, ...(moved && { email_verified_at: null }) })
      .where('id', '=', actor.userId)
      .execute()
      .catch(refuseTaken)
    if (moved) await requestMailedToken(tx, { userId: actor.userId, email, purpose: 'email-verification' })
    return getProfile(tx, actor)
  })
}

function refuseTaken(error: { code?: string }): never {
  throw error.code === uniqueViolation ? emailTaken() : error
}
