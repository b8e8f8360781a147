import { Redis, type RedisOptions } from 'ioredis'
import { reach } from '../reach.ts'

const connectTimeoutMs = 5_000

/** A connection that comes back by itself once it has been up. */
export async function connectRedis(
  url: string,
  options: RedisOptions,
  onError: (error: Error) => void,
): Promise<Redis> {
  await reach({ service: 'Redis', url, isRefusal, attempt: () => ping(url) })
  const redis = new Redis(url, { connectTimeout: connectTimeoutMs, ...options })
  redis.on('error', onError)
  await new Promise((ready) => redis.once('ready', ready))
  return redis
}

/** One try on a connection of its own: a Redis that reconnects by itself never says that it gave up. */
async function ping(url: string): Promise<void> {
  const once = {
    connectTimeout: connectTimeoutMs,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    lazyConnect: true,
  }
  const redis = new Redis(url, once)
  let failure: Error | undefined
  redis.on('error', (error) => {
    failure ??= error
  })
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    throw failure ?? error
  } finally {
    redis.disconnect()
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /WRONGPASS|NOAUTH|NOPERM/.test(error.message)
}
