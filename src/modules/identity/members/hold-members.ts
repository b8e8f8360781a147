import { sql } from 'kysely'
import { type Actor, listHeldInShop, may, permissionsInShop } from '#modules/identity/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { forbidden } from '#platform/http/failure.ts'
import { roleBeyond } from './members.errors.ts'

/** Refuses a role that holds in the shop what the asker does not, be it to give or to take. */
export type RequireWithin = (role: { permissions: string[] }) => Promise<void>

/** Changes of a shop's members come one after the other, so that each decides on what the last one left. */
export async function lockMembers(tx: PlatformTx, shopId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('souk.members', ${shopId}))`.execute(tx)
}

/**
 * Holds the shop's members for who manages them. What the asker may do is read anew: the request may have begun before they lost it.
 * Nobody gives more than they hold in the shop, or acts on who may do more.
 */
export async function holdMembers(tx: PlatformTx, actor: Actor): Promise<RequireWithin> {
  const { shopId, token } = actor
  await lockMembers(tx, shopId)
  const holder = { token, permissions: await listHeldInShop(tx, actor) }
  if (!may(holder, 'members.manage')) throw forbidden("You lack the permission 'members.manage'.")
  return async ({ permissions }) => {
    const beyond = (await permissionsInShop(tx, shopId, permissions)).find((permission) => !may(holder, permission))
    if (beyond !== undefined) throw roleBeyond(beyond)
  }
}
