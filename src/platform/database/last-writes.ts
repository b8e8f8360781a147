import type { Redis } from 'ioredis'
import { followGeneration } from '../cache/server-generation.ts'
import type { Patience } from '../redis/patience.ts'

/** How far PostgreSQL's log had come when a user's last write was answered: in bytes, in which a standby says how far it is. */
export interface LastWrites {
  /** Rejects where Redis does not take it in time. */
  note: (users: readonly number[], position: number) => Promise<void>
  /** The furthest of these users'; undefined where it is not known of one of them. Rejects where Redis does not say in time. */
  of: (users: readonly number[]) => Promise<number | undefined>
}

export interface LastWritesOptions {
  redis: Redis
  prefix: string
  patience: Patience
}

/** What is forgotten is asked of the primary, so that this may be any time. */
const lifeMs = 60 * 60 * 1000
const member = 'position'

/**
 * Kept in Redis for all processes. The server's run id is part of the key, so that a server which lacks the last notes is one that
 * knows nothing.
 */
export function keepLastWrites({ redis, prefix, patience }: LastWritesOptions): LastWrites {
  const generation = followGeneration(redis)
  const keysOf = async (users: readonly number[]) => {
    await generation.learn()
    return users.map((user) => `${prefix}:written:{${user}}:${generation.current()}`)
  }
  const inTime = <T>(work: () => Promise<T>) =>
    patience.wait(work).catch((error) => {
      generation.doubt()
      throw error
    })

  return {
    note: (users, position) =>
      inTime(async () => {
        const keys = await keysOf(users)
        // Two writes of a user may be noted in another order than they were made.
        await Promise.all(keys.flatMap((key) => [redis.zadd(key, 'GT', position, member), redis.pexpire(key, lifeMs)]))
      }),
    of: (users) =>
      inTime(async () => {
        const keys = await keysOf(users)
        const found = await Promise.all(keys.map((key) => redis.zscore(key, member)))
        return found.includes(null) ? undefined : Math.max(...found.map(Number))
      }),
  }
}
