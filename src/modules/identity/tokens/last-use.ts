import { isIPv4, isIPv6 } from 'node:net'
import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

export interface TokenUse {
  ip: string
  userAgent: string | undefined
}

export interface LastUse {
  /** Remembers the use; costs the request nothing but a look into a map. */
  note: (tokenId: number, use: TokenUse) => void
  /** Writes what is remembered and ends. */
  stop: () => Promise<void>
}

const flushEveryMs = 5_000
const writeEveryMs = 60_000

/**
 * Keeps `last_used_at` without touching the request's own path: uses are gathered and written together. A token that
 * this process wrote within the minute is passed over, and the UPDATE passes over those that another one wrote.
 */
export function trackLastUse(database: Database, onError: (error: Error) => void): LastUse {
  const waiting = new Map<number, TokenUse & { at: Date }>()
  const written = new Map<number, number>()

  async function flush(): Promise<void> {
    forgetOld(written)
    if (waiting.size === 0) return
    const uses = [...waiting].sort(([one], [other]) => one - other)
    waiting.clear()
    for (const [id, { at }] of uses) written.set(id, at.getTime())
    await write(database, uses)
  }

  const timer = setInterval(() => void flush().catch(onError), flushEveryMs)
  timer.unref()
  return {
    note(tokenId, use) {
      if (!written.has(tokenId)) waiting.set(tokenId, { ...use, at: new Date() })
    },
    async stop() {
      clearInterval(timer)
      await flush().catch(onError)
    },
  }
}

function forgetOld(written: Map<number, number>): void {
  const limit = Date.now() - writeEveryMs
  for (const [id, at] of written) if (at < limit) written.delete(id)
}

async function write(database: Database, uses: [number, TokenUse & { at: Date }][]): Promise<void> {
  await withPlatform(database, (tx) =>
    sql`
      UPDATE personal_access_tokens AS token
      SET last_used_at = used.at, last_used_ip = used.ip, last_used_user_agent = used.user_agent
      FROM unnest(
        ${uses.map(([id]) => id)}::bigint[],
        ${uses.map(([, { at }]) => at)}::timestamptz[],
        ${uses.map(([, { ip }]) => address(ip))}::inet[],
        ${uses.map(([, { userAgent }]) => userAgent?.slice(0, 255) ?? null)}::text[]
      ) AS used (id, at, ip, user_agent)
      WHERE token.id = used.id
        AND (token.last_used_at IS NULL OR token.last_used_at <= used.at - ${writeEveryMs} * interval '1 millisecond')`.execute(
      tx,
    ),
  )
}

/** Behind a proxy the address is what a header says, and PostgreSQL would refuse the whole batch for one that is none. */
function address(ip: string): string | null {
  const [withoutZone = ''] = ip.split('%')
  return isIPv4(withoutZone) || isIPv6(withoutZone) ? withoutZone : null
}
