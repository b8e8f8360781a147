import { sql } from 'kysely'
import { listen } from '#platform/database/listen.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import type { VerifiedToken } from './verify-token.ts'

/** A token, and the shop that is opened by it. */
interface Opening {
  token: VerifiedToken
  shopId: number
}

/** Ends what is open under a token, such as a socket, when the token no longer opens anything. */
export interface TokenWatch {
  /**
   * Calls `end` when the token is revoked, has expired, or has gone in any other way, and when its owner, or who owns the shop,
   * loses a role, a permission or the membership. `keeps` is asked when a loss may have gone unheard. Answers how to stop watching.
   */
  watch: (opening: Opening, end: () => void, keeps: () => Promise<boolean>) => () => void
  /** Resolves when revocations are heard. */
  ready: Promise<void>
  stop: () => Promise<void>
}

interface WatchOptions {
  database: Database
  sessionUrl: string
  onError: (error: Error) => void
}

interface Watched extends Opening {
  end: () => void
  keeps: () => Promise<boolean>
  /** The line was down while this was open: nobody notified this process of what its owner lost meanwhile. */
  doubted: boolean
}

const channel = 'souk_revocations'

/** Whom a notice of that kind concerns. */
const losses: Record<string, (opening: Opening, ids: number[]) => boolean> = {
  token: ({ token }, [id]) => token.id === id,
  user: ({ token, shopId }, [id]) => token.userId === id || shopId === id,
  member: ({ token, shopId }, [shop, member]) => shopId === shop && token.userId === member,
  // A role of shops holds less: that is rare, and whoever works in somebody else's shop comes back and is asked about.
  members: ({ token, shopId }) => token.userId !== shopId,
}
const lookEveryMs = 1_000

/**
 * A revocation or a loss is heard as a notification of PostgreSQL, which a trigger sends, so that no path can forget it. Looking
 * at the clock and at the table every second finds what expires, and what was revoked while the line was down. When the line
 * is back, whatever was open before is asked about until there is an answer.
 */
export function watchTokens({ database, sessionUrl, onError }: WatchOptions): TokenWatch {
  const watched = new Set<Watched>()
  const endThose = (condition: (opening: Opening) => boolean) => {
    for (const entry of watched) if (condition(entry)) entry.end()
  }

  async function look(): Promise<void> {
    if (watched.size === 0) return
    endThose(({ token }) => token.endsAt <= Date.now())
    const ids = new Set([...watched].map(({ token }) => token.id))
    const live = await withPlatform(database, (tx) => listLive(tx, [...ids]))
    endThose(({ token: { id } }) => ids.has(id) && !live.has(id))
    for (const entry of [...watched].filter(({ doubted }) => doubted)) {
      if (await entry.keeps()) entry.doubted = false
      else entry.end()
    }
  }

  /** A role that holds less than before: for those who have it. */
  async function endRole(roleId: number): Promise<void> {
    if (watched.size === 0) return
    const users = [...new Set([...watched].flatMap(({ token, shopId }) => [token.userId, shopId]))]
    const holders = await withPlatform(database, (tx) => listHolders(tx, roleId, users))
    endThose(({ token, shopId }) => holders.has(token.userId) || holders.has(shopId))
  }

  function hear(notice: string | undefined): void {
    if (notice === undefined) {
      for (const entry of watched) entry.doubted = true
      return
    }
    const [kind = '', ...ids] = notice.split(':')
    if (kind === 'role') void endRole(Number(ids[0])).catch(onError)
    const concerns = losses[kind]
    if (concerns !== undefined) endThose((opening) => concerns(opening, ids.map(Number)))
  }

  // While PostgreSQL is away nothing can be said about tokens, and nothing new is published either.
  const looking = setInterval(() => void look().catch(onError), lookEveryMs)
  const listener = listen({ sessionUrl, channel, onNotice: hear, onError })
  return {
    watch({ token, shopId }, end, keeps) {
      const entry = { token, shopId, end, keeps, doubted: false }
      watched.add(entry)
      return () => watched.delete(entry)
    },
    ready: listener.ready,
    async stop() {
      clearInterval(looking)
      await listener.stop()
    },
  }
}

async function listHolders(tx: PlatformTx, roleId: number, users: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ user_id: number }>`
    SELECT user_id FROM user_roles WHERE role_id = ${roleId} AND user_id = ANY(${users}::bigint[])`.execute(tx)
  return new Set(rows.map(({ user_id }) => user_id))
}

async function listLive(tx: PlatformTx, ids: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM personal_access_tokens
    WHERE id = ANY(${ids}::bigint[]) AND (expires_at IS NULL OR expires_at > now())`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
