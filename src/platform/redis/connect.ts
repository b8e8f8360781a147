import { type Command, Redis, type RedisOptions } from 'ioredis'
import { currentStory, note } from '../observability/story.ts'
import { reach } from '../reach.ts'
import { examineRedis, refuseWrongPath, UnusableRedisError } from './examine.ts'

const connectTimeoutMs = 5_000

/** For who answers requests: a Redis that is away fails a command at once, and one that hangs counts as away soon. */
export const requestOptions = { enableOfflineQueue: false, maxRetriesPerRequest: 0, socketTimeout: 1_000 }

/** Waits for a Redis that is just coming up, and throws where it is one that Souk cannot use. */
export async function reachRedis(url: string, prefix: string): Promise<void> {
  refuseWrongPath(url)
  await reach({ service: 'Redis', url, isRefusal, attempt: () => once(url, (redis) => redis.ping()) })
  await once(url, (redis) => examineRedis(redis, url, prefix))
}

/** A connection that comes back by itself once it has been up. */
export async function connectRedis(
  url: string,
  options: RedisOptions,
  onError: (error: Error) => void,
): Promise<Redis> {
  await reach({ service: 'Redis', url, isRefusal, attempt: () => once(url, (redis) => redis.ping()) })
  const redis = new Redis(url, { connectTimeout: connectTimeoutMs, ...options })
  redis.on('error', onError)
  noteCommands(redis)
  await new Promise((ready) => redis.once('ready', ready))
  return redis
}

/** Commands that belong to a story are noted there, by name and first key; what they carry is not. */
function noteCommands(redis: Redis): void {
  const send = redis.sendCommand.bind(redis)
  redis.sendCommand = (command: Command, stream?: Parameters<typeof send>[1]) => {
    const answer = send(command, stream)
    const story = currentStory()
    if (story === undefined) return answer
    const begunAt = performance.now()
    // Finding the keys takes longer than anything else here.
    const key = story.sampled ? ` ${command.getKeys()[0] ?? ''}` : ''
    const name = `${command.name.toUpperCase()}${key}`
    void command.promise.then(
      () => note('redis', name, { begunAt }),
      (failure: unknown) => note('redis', name, { begunAt, failure }),
    )
    return answer
  }
}

/** One try on a connection of its own: a Redis that reconnects by itself never says that it gave up. */
async function once(url: string, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url, {
    connectTimeout: connectTimeoutMs,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    lazyConnect: true,
  })
  let failure: Error | undefined
  redis.on('error', (error) => {
    failure ??= error
  })
  try {
    await redis.connect()
    await work(redis)
  } catch (error) {
    // What the server answered says more than that the connection ended.
    throw error instanceof UnusableRedisError ? error : (failure ?? error)
  } finally {
    redis.disconnect()
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /WRONGPASS|NOAUTH|NOPERM/.test(error.message)
}
