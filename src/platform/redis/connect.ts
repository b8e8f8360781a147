import { Redis, type RedisOptions } from 'ioredis'
import { withoutPassword } from '../redacted-url.ts'

const patienceMs = 15_000
const connectTimeoutMs = 5_000

export class RedisUnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    super(
      `Redis at ${withoutPassword(url)} cannot be reached: ${(cause as Error | undefined)?.message ?? 'no answer'}`,
      { cause },
    )
    this.name = 'RedisUnreachableError'
  }
}

/** A connection that comes back by itself once it has been up; the first one must succeed within 15 s. */
export async function connectRedis(
  url: string,
  options: RedisOptions,
  onError: (error: Error) => void,
): Promise<Redis> {
  const redis = new Redis(url, { connectTimeout: connectTimeoutMs, ...options, lazyConnect: true })
  let lastError: unknown
  const remember = (error: Error) => {
    lastError = error
  }
  redis.on('error', remember)
  const deadline = Date.now() + patienceMs
  redis.connect().catch(remember)
  while (redis.status !== 'ready') {
    if (Date.now() > deadline || isRefusal(lastError)) {
      redis.disconnect()
      throw new RedisUnreachableError(url, lastError)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  redis.off('error', remember)
  redis.on('error', onError)
  return redis
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /WRONGPASS|NOAUTH|NOPERM/.test(error.message)
}
