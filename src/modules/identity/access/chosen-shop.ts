import type { Cache } from '#platform/cache/cache.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { forbidden } from '#platform/http/failure.ts'
import type { Identity } from './actor.ts'
import { findMembership } from './memberships.ts'

/**
 * The identity in the shop that a request names by its id or address: the token's own without a name, or else the person's. In
 * somebody else's shop it may do what the membership says, and nothing of what it may do at home. Throws where it does not belong.
 */
export type ChooseShop = (identity: Identity, named: string | undefined) => Promise<Identity>

/** What a membership allows is remembered under the shop, as what a token opens is under its owner: see identities.ts. */
export function openShopChoice({ database, cache }: { database: Database; cache: Cache }): ChooseShop {
  async function findShop(identity: Identity, named: string): Promise<number | undefined> {
    if (/^[1-9]\d{0,14}$/.test(named)) return Number(named)
    if (!/^[a-z0-9-]{1,63}$/.test(named)) return undefined
    // An address never becomes another shop's while this person is a member of its first one.
    const seen = await cache.see(identity.userId)
    return cache.remember(seen, 'access', `address ${named}`, () => findOwner(askedBy(database, identity), named))
  }

  return async (identity, named) => {
    const { userId, token } = identity
    const shopId = named === undefined ? (token.shopId ?? userId) : await findShop(identity, named)
    if (shopId === undefined) throw noMember()
    if (token.shopId !== null && token.shopId !== shopId) throw tokenOfAnotherShop()
    if (shopId === userId) return identity
    const seen = await cache.see(shopId)
    const membership = await cache.remember(seen, 'access', `member ${userId}`, () =>
      withPlatform(askedBy(database, identity), (tx) => findMembership(tx, { shopId, userId })),
    )
    if (membership === undefined) throw noMember()
    return { ...identity, shopId, permissions: membership.permissions, seen }
  }
}

function findOwner(database: Database, slug: string): Promise<number | undefined> {
  return withPlatform(database, async (tx) => {
    const row = await tx.selectFrom('shop_slugs').select('user_id').where('slug', '=', slug).executeTakeFirst()
    return row?.user_id
  })
}

/** The same for a shop that there is not: who does not belong to one learns nothing of it. */
const noMember = () => forbidden('You do not belong to that shop, or there is none.')

const tokenOfAnotherShop = () => forbidden('The token belongs to another shop.')
