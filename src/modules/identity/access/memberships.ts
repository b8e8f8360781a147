import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { listHeldPermissions } from './access.queries.ts'
import { covers, inOnesOwnShop, type Permission } from './permissions.ts'

/** What a person may do in a shop of somebody else's. */
export interface Membership {
  role: string
  permissions: Permission[]
}

/** Of a person, and not of a shop: what is recorded of requests holds the account of the shop's user as well. */
const ofPerson: readonly Permission[] = ['monitoring.view']
const shared = inOnesOwnShop.filter((permission) => !ofPerson.includes(permission))

/** What a role of shops holds, in names. */
export const heldByShopRole = `ARRAY(
  SELECT permissions.name FROM shop_role_permissions JOIN permissions ON permissions.id = permission_id
  WHERE shop_role_permissions.role_id = shop_roles.id ORDER BY 1)`

/** Undefined for who is no member, or while the shop's user is suspended. */
export async function findMembership(
  tx: PlatformTx,
  { shopId, userId }: { shopId: number; userId: number },
): Promise<Membership | undefined> {
  const { rows } = await sql<{ role: string; held: string[] }>`
    SELECT shop_roles.name AS role, ${sql.raw(heldByShopRole)} AS held
    FROM shop_members JOIN shop_roles ON shop_roles.id = shop_members.role_id JOIN users ON users.id = shop_members.user_id
    WHERE shop_members.user_id = ${shopId} AND member_id = ${userId} AND users.suspended_at IS NULL`.execute(tx)
  const [found] = rows
  return found && { role: found.role, permissions: await permissionsInShop(tx, shopId, found.held) }
}

/** What somebody may do by now in the shop that they opened: at home all that they hold. */
export async function listHeldInShop(
  tx: PlatformTx,
  { shopId, userId }: { shopId: number; userId: number },
): Promise<readonly string[]> {
  if (shopId === userId) return listHeldPermissions(tx, userId)
  return (await findMembership(tx, { shopId, userId }))?.permissions ?? []
}

/**
 * What a role comes to in that shop: never more than its user may do there, and nothing that reaches beyond a shop, whatever its
 * user or a row says.
 */
export async function permissionsInShop(tx: PlatformTx, shopId: number, held: string[]): Promise<Permission[]> {
  const ofUser = await listHeldPermissions(tx, shopId)
  return shared.filter((permission) => held.includes(permission) && covers(ofUser, permission))
}
