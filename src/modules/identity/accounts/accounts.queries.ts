import { sql } from 'kysely'
import { type Actor, expandPatterns, listRoleNames } from '#modules/identity/access/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { unauthenticated } from '#platform/http/failure.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { accountSuspended, invalidCredentials } from './accounts.errors.ts'
import type { ProfileResource, UserResource } from './accounts.schemas.ts'

export function findAccountByEmail(tx: PlatformTx, email: string) {
  return tx
    .selectFrom('users')
    .select(['id', 'email', 'password_hash', 'suspended_at'])
    .where(sql`fold_address(email)`, '=', foldAddress(email))
    .executeTakeFirst()
}

export function getCredentials(tx: PlatformTx, id: number): Promise<{ email: string; password_hash: string }> {
  return tx.selectFrom('users').select(['email', 'password_hash']).where('id', '=', id).executeTakeFirstOrThrow()
}

export async function getUser(tx: PlatformTx | TenantTx, id: number): Promise<UserResource> {
  const user = await tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...user, created_at: user.created_at.toISOString(), roles: await listRoleNames(tx, id) }
}

export async function getProfile(
  tx: PlatformTx | TenantTx,
  { userId, shopId, permissions }: Pick<Actor, 'userId' | 'shopId' | 'permissions'>,
  /** Where the transaction does not see the shop. */
  shopsTimeZone?: string,
): Promise<ProfileResource> {
  const { id, name, email, email_verified_at } = await tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'email_verified_at'])
    .where('id', '=', userId)
    // Erased a moment ago, and this process has not heard of it yet.
    .executeTakeFirstOrThrow(unauthenticated)
  const roles = await listRoleNames(tx, id)
  const verified = email_verified_at?.toISOString() ?? null
  return {
    id,
    name,
    email,
    roles,
    permissions: expandPatterns(permissions),
    shop_id: shopId,
    time_zone: shopsTimeZone ?? (await getTimeZone(tx, shopId)),
    email_verified_at: verified,
  }
}

export async function getTimeZone(tx: PlatformTx | TenantTx, shopId: number): Promise<string> {
  const { time_zone } = await tx
    .selectFrom('shops')
    .select('time_zone')
    .where('user_id', '=', shopId)
    .executeTakeFirstOrThrow(unauthenticated)
  return time_zone
}

/**
 * Holds the account as it was when its password was checked, until the transaction ends: a suspension or a new password
 * waits, and then ends the token that is made here, or has come first, and none is made.
 */
export async function lockForSignIn(tx: PlatformTx, id: number, passwordHash: string): Promise<void> {
  const account = await tx
    .selectFrom('users')
    .select(['password_hash', 'suspended_at'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  if (account?.password_hash !== passwordHash) throw invalidCredentials()
  if (account.suspended_at !== null) throw accountSuspended()
}
