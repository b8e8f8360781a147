import { createHash } from 'node:crypto'
import { type TokenLimits, verifyToken } from '#modules/tokens/index.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { listHeldPermissions } from './access.queries.ts'
import type { Identity } from './actor.ts'

export interface Identities {
  /** Who is behind a token's plain text; undefined for one that opens nothing. */
  of: (plainText: string | undefined) => Promise<Identity | undefined>
  /** The same with the rights of this moment, past all that is remembered. */
  anew: <T extends Identity>(identity: T) => Promise<T>
}

export interface IdentitiesOptions extends TokenLimits {
  database: Database
  cache: Cache
}

const maxOwners = 100_000

/**
 * A token in use costs no query: what it opens is remembered until something of its owner's access changes, on whatever
 * process. Whose a token is never changes, so that is remembered apart; it tells where to look.
 */
export function openIdentities({ database, cache, maxAgeMinutes }: IdentitiesOptions): Identities {
  const owners = new Map<string, number>()

  const load = (plainText: string) =>
    withPlatform(database, async (tx): Promise<Identity | undefined> => {
      const token = await verifyToken(tx, plainText, { maxAgeMinutes })
      if (token === undefined) return undefined
      return { userId: token.userId, token, permissions: await listHeldPermissions(tx, token.userId) }
    })

  return {
    anew: (identity) =>
      withPlatform(database, async (tx) => ({
        ...identity,
        permissions: await listHeldPermissions(tx, identity.userId),
      })),
    async of(plainText) {
      if (plainText === undefined) return undefined
      // Plain texts stay out of what is kept in memory for long.
      const key = createHash('sha256').update(plainText).digest('base64')
      const owner = owners.get(key)
      if (owner === undefined) {
        const identity = await load(plainText)
        if (identity !== undefined) rememberOwner(owners, key, identity.userId)
        return identity
      }
      const identity = await cache.remember({ topic: 'access', user: owner }, key, () => load(plainText))
      return identity !== undefined && identity.token.endsAt > Date.now() ? identity : undefined
    },
  }
}

function rememberOwner(owners: Map<string, number>, key: string, userId: number): void {
  const [oldest] = owners.keys()
  if (owners.size >= maxOwners && oldest !== undefined) owners.delete(oldest)
  owners.set(key, userId)
}
