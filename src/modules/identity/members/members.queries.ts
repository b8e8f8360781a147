import { sql } from 'kysely'
import { heldByShopRole } from '#modules/identity/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import { declareList } from '#platform/lists/list.ts'
import { integer, moment, word } from '#platform/lists/order.ts'
import { invitationNotFound, memberNotFound, roleUnknown } from './members.errors.ts'
import { InvitationResource, MemberResource, type OwnShopResource, ShopRoleResource } from './members.schemas.ts'

const roleName = '(SELECT shop_roles.name FROM shop_roles WHERE shop_roles.id = role_id)'

/** The shop's own user first, then who joined. Read with the shop as a fixed column: names of users are the platform's to see. */
export const memberList = declareList({
  table: `(
    SELECT id, id AS user_id, NULL::bigint AS role_id, created_at FROM users
    UNION ALL SELECT member_id, user_id, role_id, created_at FROM shop_members) AS members`,
  resource: MemberResource,
  columns: [
    'id',
    '(SELECT users.name FROM users WHERE users.id = members.id) AS name',
    '(SELECT users.email FROM users WHERE users.id = members.id) AS email',
    `coalesce(${roleName}, 'owner') AS role`,
    'id = user_id AS keeper',
    'created_at AS joined_at',
  ],
  sorts: { joined_at: [moment('created_at'), integer('id')] },
  initial: 'joined_at',
  filters: {},
})

const invitationColumns = ['id', 'email', `${roleName} AS role`, 'invited_by', 'created_at', 'expires_at']

export const invitationList = declareList({
  table: 'shop_invitations',
  resource: InvitationResource,
  live: 'expires_at > now()',
  columns: invitationColumns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {},
})

export const shopRoleList = declareList({
  table: 'shop_roles',
  resource: ShopRoleResource,
  columns: ['name', 'description', `${heldByShopRole} AS permissions`],
  sorts: { id: [integer('id')], name: [word('name')] },
  initial: 'id',
  filters: {},
})

export interface ShopRole {
  id: number
  name: string
  permissions: string[]
}

/** All of them, with what they hold. */
export async function selectShopRoles(tx: PlatformTx): Promise<ShopRole[]> {
  const { rows } = await sql<ShopRole>`
    SELECT id, name, ${sql.raw(heldByShopRole)} AS permissions FROM shop_roles ORDER BY id`.execute(tx)
  return rows
}

export async function getShopRole(tx: PlatformTx, name: string): Promise<ShopRole> {
  const { rows } = await sql<ShopRole>`
    SELECT id, name, ${sql.raw(heldByShopRole)} AS permissions FROM shop_roles WHERE name = ${name}`.execute(tx)
  if (rows[0] === undefined) throw roleUnknown()
  return rows[0]
}

interface InShop {
  shopId: number
  id: number
}

/** The role of a member, whose row stays as it is until the transaction ends. */
export async function lockMember(tx: PlatformTx, { shopId, id }: InShop): Promise<ShopRole> {
  const { rows } = await sql<ShopRole>`
    SELECT shop_roles.id, shop_roles.name, ${sql.raw(heldByShopRole)} AS permissions
    FROM shop_members JOIN shop_roles ON shop_roles.id = role_id
    WHERE user_id = ${shopId} AND member_id = ${id} FOR UPDATE OF shop_members`.execute(tx)
  if (rows[0] === undefined) throw memberNotFound()
  return rows[0]
}

export async function getMember(tx: PlatformTx, { shopId, id }: InShop): Promise<MemberResource> {
  const { rows } = await sql<Omit<MemberResource, 'joined_at'> & { joined_at: Date }>`
    SELECT users.id, users.name, users.email, shop_roles.name AS role, false AS keeper, shop_members.created_at AS joined_at
    FROM shop_members JOIN users ON users.id = member_id JOIN shop_roles ON shop_roles.id = role_id
    WHERE user_id = ${shopId} AND member_id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw memberNotFound()
  return { ...rows[0], joined_at: rows[0].joined_at.toISOString() }
}

export async function getInvitation(tx: PlatformTx, { shopId, id }: InShop): Promise<InvitationResource> {
  const { rows } = await sql<
    Omit<InvitationResource, 'created_at' | 'expires_at'> & Record<'created_at' | 'expires_at', Date>
  >`
    SELECT ${sql.raw(invitationColumns.join(', '))} FROM shop_invitations
    WHERE user_id = ${shopId} AND id = ${id} AND expires_at > now()`.execute(tx)
  const [row] = rows
  if (row === undefined) throw invitationNotFound()
  return { ...row, created_at: row.created_at.toISOString(), expires_at: row.expires_at.toISOString() }
}

interface AboutPerson {
  userId: number
  /** The one shop that the asking token opens, where it opens one alone. */
  only: number | null
}

/** The person's own shop, then those where they are a member and whose user is not suspended. */
export async function listOwnShops(
  tx: PlatformTx,
  { userId, only }: AboutPerson,
  query: { page: number; per_page: number },
): Promise<Page<OwnShopResource>> {
  const { limit, offset } = limits(query)
  const { rows } = await sql<OwnShopResource & { total: number }>`
    SELECT shops.user_id AS id, slug, shops.name, coalesce(shop_roles.name, 'owner') AS role, shops.user_id = ${userId} AS own,
      count(*) OVER () AS total
    FROM shops LEFT JOIN shop_members ON shop_members.user_id = shops.user_id AND member_id = ${userId}
      LEFT JOIN shop_roles ON shop_roles.id = role_id
    WHERE (shops.user_id = ${userId} OR (shops.user_id IN (SELECT user_id FROM shop_members WHERE member_id = ${userId}) AND NOT suspended))
      AND (${only}::bigint IS NULL OR shops.user_id = ${only}::bigint)
    ORDER BY own DESC, shops.name, shops.user_id LIMIT ${limit} OFFSET ${offset}`.execute(tx)
  return { rows: rows.map(({ total: _total, ...shop }) => shop), total: rows[0]?.total ?? 0 }
}
