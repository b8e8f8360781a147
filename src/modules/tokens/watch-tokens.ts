import { sql } from 'kysely'
import { listen } from '#platform/database/listen.ts'
import { type Database, type PlatformTx, type TenantTx, withPlatform } from '#platform/database/transactions.ts'
import type { VerifiedToken } from './verify-token.ts'

/** Ends what is open under a token, such as a socket, when the token no longer opens anything. */
export interface TokenWatch {
  /** Calls `end` when the token is revoked, has expired, or has gone in any other way. Answers how to stop watching. */
  watch: (token: VerifiedToken, end: () => void) => () => void
  /** Resolves when revocations are heard. */
  ready: Promise<void>
  stop: () => Promise<void>
}

interface WatchOptions {
  database: Database
  applicationUrl: string
  onError: (error: Error) => void
}

interface Watched {
  token: VerifiedToken
  end: () => void
}

const channel = 'souk_revocations'
const lookEveryMs = 1_000

/**
 * A revocation is heard as a notification of PostgreSQL, which a trigger sends, so that no path can forget it. Looking
 * at the clock and at the table every second finds what expires, and what was revoked while the line was down.
 */
export function watchTokens({ database, applicationUrl, onError }: WatchOptions): TokenWatch {
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
  }

  // While PostgreSQL is away nothing can be said about tokens, and nothing new is told to anybody either.
  const looking = setInterval(() => void look().catch(onError), lookEveryMs)
  const listener = listen({
    applicationUrl,
    channel,
    onNotice: (revoked) => endThose(({ id, userId }) => revoked === `token:${id}` || revoked === `user:${userId}`),
    onError,
  })
  return {
    watch(token, end) {
      const entry = { token, end }
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

/** Ends all that the user has open, on every process, when the transaction commits: for who may see less from then on. */
export async function endConnections(tx: TenantTx | PlatformTx, userId: number): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${`user:${userId}`})`.execute(tx)
}

async function listLive(tx: PlatformTx, ids: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM personal_access_tokens
    WHERE id = ANY(${ids}::bigint[]) AND (expires_at IS NULL OR expires_at > now())`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
