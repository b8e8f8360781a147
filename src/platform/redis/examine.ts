import { randomUUID } from 'node:crypto'
import { withoutPassword } from '../redacted-url.ts'
import { isCluster, type RedisClient } from './open.ts'
import { parseRedisUrl } from './redis-url.ts'

/** A Redis that answers, and that Souk cannot use as it is set up. No waiting changes that. */
export class UnusableRedisError extends Error {
  constructor(url: string, why: string) {
    super(`Redis at ${withoutPassword(url)} ${why}`)
    this.name = 'UnusableRedisError'
  }
}

/** What stands behind the host is the number of a database, or nothing. */
export function refuseWrongPath(url: string): void {
  if (parseRedisUrl(url).kind !== 'server') return
  const path = decodeURI(new URL(url).pathname)
  if (!/^\/?\d{0,9}$/.test(path))
    throw new UnusableRedisError(url, `has no database of that name: '${path}' is no number.`)
}

/** Tries what Souk will do, with keys and a channel below the prefix that are gone at the end. */
export async function examineRedis(redis: RedisClient, url: string, prefix: string): Promise<void> {
  const refuse = (why: string): never => {
    throw new UnusableRedisError(url, why)
  }
  const { db = 0 } = isCluster(redis) ? {} : redis.options
  try {
    if (db !== 0) await redis.select(db)
    const [, mode] = /^(?:redis|server)_mode:(\w+)/m.exec(await redis.info('server')) ?? []
    if (mode === 'cluster' && !isCluster(redis))
      refuse('is a node of a Cluster: name some of its nodes, as redis+cluster://HOST:PORT,HOST:PORT.')
    if (mode === 'sentinel')
      refuse('is a Sentinel: name all of them and their primary, as redis+sentinel://HOST:PORT,HOST:PORT/NAME.')
    await tryEverything(redis, `${prefix}:{start}:${randomUUID()}`)
  } catch (error) {
    if (error instanceof UnusableRedisError) throw error
    refuse(explain(error as Error, db, prefix))
  }
}

/** A command of each kind: scripts, and every kind of value that queue, cache, limits and sockets are made of. */
async function tryEverything(redis: RedisClient, key: string): Promise<void> {
  const kinds = ['text', 'list', 'set', 'hash', 'scores', 'stream'].map((kind) => `${key}:${kind}`)
  const [text, list, set, hash, scores, stream] = kinds as [string, string, string, string, string, string]
  await redis.eval("redis.call('SET', KEYS[1], ARGV[1], 'PX', '10000') return redis.call('INCR', KEYS[1])", 1, text, 1)
  await redis.lpush(list, 'a')
  await redis.sadd(set, 'a')
  await redis.hset(hash, 'a', '1')
  await redis.zadd(scores, 1, 'a')
  await redis.bzpopmin(scores, 1)
  await redis.xadd(stream, '*', 'a', '1')
  await redis.xread('COUNT', 1, 'STREAMS', stream, '0')
  for (const each of kinds) await redis.pexpire(each, 10_000)
  await redis.scan(0, 'MATCH', `${key}:*`, 'COUNT', 1)
  await redis.publish(`${key}:channel`, '')
  await redis.subscribe(`${key}:channel`)
  await redis.unsubscribe(`${key}:channel`)
  await redis.unlink(...kinds)
}

function explain({ message }: Error, db: number, prefix: string): string {
  if (/^NOPERM/.test(message))
    return `forbids Souk what it needs: ${message} Its user needs every command but the administrator's on its own keys and channels: ACL SETUSER … ~${prefix}:* &${prefix}:* +@all -@admin -@dangerous +info`
  if (/DB index/.test(message)) return `has no database ${db}: ${message}`
  if (/^READONLY/.test(message)) return 'is a replica that takes no writes: name the server that it follows.'
  return `does not do what Souk needs: ${message}`
}
