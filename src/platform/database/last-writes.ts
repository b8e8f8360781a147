import { findLead } from '../redis/lead.ts'
import type { RedisClient } from '../redis/open.ts'
import type { Patience } from '../redis/patience.ts'

/** How far PostgreSQL's log had come when a user's last write was answered: in bytes, in which a standby says how far it is. */
export interface LastWrites {
  /** Rejects where Redis does not take it in time. */
  note: (users: readonly number[], position: number) => Promise<void>
  /** The furthest of these users'; undefined where it is not known of one of them. Rejects where Redis does not say in time. */
  of: (users: readonly number[]) => Promise<number | undefined>
}

export interface LastWritesOptions {
  redis: RedisClient
  prefix: string
  patience: Patience
}

/** What is forgotten is asked of the primary, so that this may be any time. */
const lifeMs = 60 * 60 * 1000

/** What a server notes counts as long as it leads: one that takes over may lack the last notes, and knows nothing. */
const noteScript = `${findLead}
redis.call('ZADD', KEYS[1], 'GT', ARGV[1], lead)
redis.call('PEXPIRE', KEYS[1], ARGV[2])`
const positionScript = `${findLead}
return redis.call('ZSCORE', KEYS[1], lead)`

interface Scripts {
  soukNote(key: string, position: number, lifeMs: number): Promise<void>
  soukPosition(key: string): Promise<string | null>
}

/** Kept in Redis for all processes. */
export function keepLastWrites({ redis, prefix, patience }: LastWritesOptions): LastWrites {
  redis.defineCommand('soukNote', { numberOfKeys: 1, lua: noteScript })
  redis.defineCommand('soukPosition', { numberOfKeys: 1, lua: positionScript })
  const scripts = redis as unknown as Scripts
  const keyOf = (user: number) => `${prefix}:written:{${user}}`

  return {
    note: (users, position) =>
      // Two writes of a user may be noted in another order than they were made.
      patience.wait(async () => {
        await Promise.all(users.map((user) => scripts.soukNote(keyOf(user), position, lifeMs)))
      }),
    of: (users) =>
      patience.wait(async () => {
        const found = await Promise.all(users.map((user) => scripts.soukPosition(keyOf(user))))
        return found.includes(null) ? undefined : Math.max(...found.map(Number))
      }),
  }
}
