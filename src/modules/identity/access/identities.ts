import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { type TokenLimits, verifyToken } from '#modules/identity/tokens/index.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { nextFlight } from '#platform/cache/single-flight.ts'
import { askedBy, askedFrom, type Database, withPlatform } from '#platform/database/transactions.ts'
import { listHeldPermissions } from './access.queries.ts'
import type { Identity } from './actor.ts'
import { listHeldInShop } from './memberships.ts'
import { covers } from './permissions.ts'

export interface Identities {
  /** Who is behind a token's plain text; undefined for one that opens nothing. An unknown one is looked up in the address' turn. */
  of: (plainText: string | undefined, address: string) => Promise<Identity | undefined>
  /** The same with the rights of this moment, past all that is remembered. */
  anew: <T extends Identity>(identity: T) => Promise<T>
  /** Whether the owner still gets in and has lost none of these rights, by what PostgreSQL says now. */
  keeps: (identity: Identity) => Promise<boolean>
}

export interface IdentitiesOptions extends TokenLimits {
  database: Database
  cache: Cache
}

const maxOwners = 20_000

/**
 * A token in use costs no query: what it opens is remembered until something of its owner's access changes, on whatever
 * process. Whose a token is never changes, so that is remembered apart; it says where to look.
 */
export function openIdentities({ database, cache, maxAgeMinutes }: IdentitiesOptions): Identities {
  const owners = new LRUCache<string, number>({ max: maxOwners })
  const lookUps = nextFlight()

  const load = (plainText: string, asked: Database) =>
    withPlatform(asked, async (tx): Promise<Identity | undefined> => {
      const token = await verifyToken(tx, plainText, { maxAgeMinutes })
      if (token === undefined) return undefined
      const { userId, shopId } = token
      // What a token for somebody else's shop may do there is said where the shop is chosen; at home it may do nothing.
      const isForHome = shopId === null || shopId === userId
      return { userId, shopId: userId, token, permissions: isForHome ? await listHeldPermissions(tx, userId) : [] }
    })

  return {
    anew: (identity) =>
      withPlatform(askedBy(database, identity), async (tx) => ({
        ...identity,
        permissions: await listHeldInShop(tx, identity),
      })),
    keeps: (identity) =>
      withPlatform(askedBy(database, identity), async (tx) => {
        const { userId, permissions } = identity
        const owner = await tx.selectFrom('users').select('suspended_at').where('id', '=', userId).executeTakeFirst()
        const held = await listHeldInShop(tx, identity)
        return owner?.suspended_at === null && permissions.every((permission) => covers(held, permission))
      }),
    async of(plainText, address) {
      if (plainText === undefined) return undefined
      const key = digest(plainText)
      const owner = owners.get(key)
      if (owner === undefined) {
        // A rush of requests with one new token looks it up twice at most, and not once for each.
        const identity = await lookUps(key, () => load(plainText, askedFrom(database, address)))
        if (identity !== undefined) owners.set(key, identity.userId)
        return identity
      }
      const seen = await cache.see(owner)
      const identity = await cache.remember(seen, 'access', key, () =>
        load(plainText, askedBy(database, { userId: owner })),
      )
      return identity !== undefined && isAlive(identity) ? { ...identity, seen } : undefined
    },
  }
}

/** Plain texts stay out of what is kept in memory for long. */
const digest = (plainText: string) => hash('sha256', plainText, 'base64')

const isAlive = ({ token }: Identity) => token.endsAt > Date.now()
