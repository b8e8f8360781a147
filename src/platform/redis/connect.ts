import type { RedisOptions } from 'ioredis'
import { currentStory, note } from '../observability/story.ts'
import { reach } from '../reach.ts'
import { examineRedis, refuseWrongPath, UnusableRedisError } from './examine.ts'
import { isCluster, openRedis, primariesOf, type RedisClient, type SendCommand } from './open.ts'

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
): Promise<RedisClient> {
  await reach({ service: 'Redis', url, isRefusal, attempt: () => once(url, (redis) => redis.ping()) })
  const redis = openRedis(url, options)
  redis.on('error', onError)
  noteCommands(redis)
  await new Promise<void>((ready) => redis.once('ready', ready))
  // Of a Cluster each node has a connection of its own, which would be made by its first command.
  if (isCluster(redis)) await Promise.all(primariesOf(redis).map((node) => node.ping()))
  return redis
}

/** Commands that belong to a story are noted there, by name and first key; what they carry is not. */
function noteCommands(redis: RedisClient): void {
  const send = redis.sendCommand.bind(redis) as SendCommand
  redis.sendCommand = ((command, stream, node) => {
    const answer = send(command, stream, node)
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
  }) satisfies SendCommand
}

/** One try on a connection of its own: a Redis that reconnects by itself never says that it gave up. */
async function once(url: string, work: (redis: RedisClient) => Promise<unknown>): Promise<void> {
  const redis = openRedis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0, lazyConnect: true })
  let failure: Error | undefined
  const keep = (error: Error) => {
    failure ??= (error as { lastNodeError?: Error }).lastNodeError ?? error
  }
  redis.on('error', keep)
  redis.on('sentinelError', keep)
  try {
    await begin(redis)
    await work(redis)
  } catch (error) {
    // What the server answered says more than that the connection ended.
    throw error instanceof UnusableRedisError ? error : (failure ?? error)
  } finally {
    redis.disconnect()
  }
}

/** A Cluster whose nodes answer and say that it is down lets its promise be. */
async function begin(redis: RedisClient): Promise<void> {
  if (!isCluster(redis)) return redis.connect()
  const down = new Error('its nodes answer, and the Cluster is down: look at CLUSTER NODES.')
  const ended = new Promise<never>((_, reject) => redis.once('end', () => reject(down)))
  await Promise.race([redis.connect(), ended])
}

function isRefusal(error: unknown): boolean {
  const refusals = /WRONGPASS|NOAUTH|NOPERM|cluster support disabled|No such master/
  return error instanceof Error && refusals.test(error.message)
}
