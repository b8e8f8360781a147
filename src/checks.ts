import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

/** What a process cannot do without; each rejects while it fails. */
export const checksOf = ({ redisPrefix }: Config, { database, redis }: Dependencies) => ({
  database: database.ping,
  // A replica that takes no writes and a Redis without memory answer a PING.
  redis: () => redis.set(`${redisPrefix}:{ready}`, '1', 'PX', 10_000),
})
