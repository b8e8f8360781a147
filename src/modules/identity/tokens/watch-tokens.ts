import { sql } from 'kysely'
import { listen } from '#platform/database/listen.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import type { VerifiedToken } from './verify-token.ts'

/** Ends what is open under a token, such as a socket, when the token no longer opens anything. */
export interface TokenWatch {
  /**
   * Calls `end` when the token is revoked, has expired, or has gone in any other way, and when its owner loses a role or a
   * permission. `keeps` is asked when a loss may have gone unheard. Answers how to stop watching.
   */
  watch: (token: VerifiedToken, end: () => void, keeps: () => Promise<boolean>) => () => void
  /** Resolves when revocations are heard. */
  ready: Promise<void>
  stop: () => Promise<void>
}

interface WatchOptions {
  database: Database
  sessionUrl: string
  onError: (error: Error) => void
}

interface Watched {
  token: VerifiedToken
  end: () => void
  keeps: () => Promise<boolean>
  /** The line was down while this was open: what its owner lost meanwhile was told to nobody here. */
  doubted: boolean
}

const channel = 'souk_revocations'
const lookEveryMs = 1_000

/**
 * A revocation or a loss is heard as a notification of PostgreSQL, which a trigger sends, so that no path can forget it. Looking
 * at the clock and at the table every second finds what expires, and what was revoked while the line was down. When the line
 * is back, whatever was open before is asked about until there is an answer.
 */
export function watchTokens({ database, sessionUrl, onError }: WatchOptions): TokenWatch {
  const watched = new Set<Watched>()
  const endThose = (condition: (token: VerifiedToken) => boolean) => {
    for (const { token, end } of watched) if (condition(token)) end()
  }

  async function look(): Promise<void> {
    if (watched.size === 0) return
    endThose(({ endsAt }) => endsAt <= Date.now())
    const ids = new Set([...watched].map(({ token }) => token.id))
    const live = await withPlatform(database, (tx) => listLive(tx, [...ids]))
    endThose(({ id }) => ids.has(id) && !live.has(id))
    for (const entry of [...watched].filter(({ doubted }) => doubted)) {
      if (await entry.keeps()) entry.doubted = false
      else entry.end()
    }
  }

  /** A role that holds less than before: for those who have it. */
  async function endRole(roleId: number): Promise<void> {
    if (watched.size === 0) return
    const users = [...new Set([...watched].map(({ token }) => token.userId))]
    const holders = await withPlatform(database, (tx) => listHolders(tx, roleId, users))
    endThose(({ userId }) => holders.has(userId))
  }

  function hear(notice: string | undefined): void {
    if (notice === undefined) {
      for (const entry of watched) entry.doubted = true
      return
    }
    const [kind, id] = notice.split(':')
    if (kind === 'role') void endRole(Number(id)).catch(onError)
    if (kind === 'token') endThose((token) => token.id === Number(id))
    if (kind === 'user') endThose(({ userId }) => userId === Number(id))
  }

  // While PostgreSQL is away nothing can be said about tokens, and nothing new is told to anybody either.
  const looking = setInterval(() => void look().catch(onError), lookEveryMs)
  const listener = listen({ sessionUrl, channel, onNotice: hear, onError })
  return {
    watch(token, end, keeps) {
      const entry = { token, end, keeps, doubted: false }
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
