import { Cluster, type ClusterOptions, type Command, Redis, type RedisOptions } from 'ioredis'
import { parseRedisUrl } from './redis-url.ts'

/** A connection to one server, to whichever server leads by its Sentinels, or to all nodes of a Cluster. */
export type RedisClient = Redis | Cluster

/** What all commands of a connection go through. A pipeline names the stream that it collects them in, and its node of a Cluster. */
export type SendCommand = (command: Command, stream?: never, node?: never) => unknown

const connectTimeoutMs = 5_000
/** A command of a request fails after so many attempts at a node, 0.1 s apart. */
const attemptsOfRequests = 4
/**
 * Sentinels tell each other every two seconds. Who asks sooner may be sent to a server that was replaced a moment ago and lives, while
 * others write to the new one.
 */
const untilSentinelsAgreeMs = 2_500
/** What a connection that waits does not notice by itself, such as a node that hangs and was replaced. */
const lookForMovesEveryMs = 5_000

/** The one place that opens what a REDIS_URL names. */
export function openRedis(url: string, options: RedisOptions): RedisClient {
  const address = parseRedisUrl(url)
  if (address.kind === 'server') return new Redis(url, { connectTimeout: connectTimeoutMs, ...options })
  const { hosts, username, password, tls } = address
  const each: RedisOptions = {
    connectTimeout: connectTimeoutMs,
    ...(username && { username }),
    ...(password && { password }),
    ...(tls && { tls: {} }),
    ...options,
  }
  if (address.kind === 'cluster') return new Cluster(hosts, { redisOptions: each, ...ofCluster(options, tls) })
  const { name, database: db, sentinelUsername, sentinelPassword } = address
  return new Redis({
    sentinels: hosts,
    name,
    db,
    // Else a server that hangs would be waited for when it is replaced. Who tries once does not wait.
    failoverDetector: options.retryStrategy === undefined,
    retryStrategy: () => untilSentinelsAgreeMs,
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
    ...(tls && { sentinelTLS: {}, enableTLSForSentinelMode: true }),
    ...(sentinelUsername && { sentinelUsername }),
    ...(sentinelPassword && { sentinelPassword }),
    ...each,
    ...(options.retryStrategy && { sentinelRetryStrategy: options.retryStrategy }),
  })
}

function ofCluster({ enableOfflineQueue, lazyConnect, retryStrategy }: RedisOptions, tls: boolean): ClusterOptions {
  return {
    slotsRefreshInterval: lookForMovesEveryMs,
    ...(lazyConnect && { lazyConnect }),
    ...(retryStrategy && { clusterRetryStrategy: retryStrategy }),
    ...(enableOfflineQueue === false && { enableOfflineQueue, maxRedirections: attemptsOfRequests }),
    // A certificate speaks of names.
    ...(tls && { dnsLookup: (host, found) => found(null, host) }),
  }
}

export const isCluster = (redis: RedisClient): redis is Cluster => redis.isCluster

/** Where another server may take over that lacks the last writes. */
export const hasSuccessors = (redis: RedisClient): boolean => isCluster(redis) || Boolean(redis.options.sentinels)

/** The servers that keys lie on. */
export const primariesOf = (redis: RedisClient): Redis[] => (isCluster(redis) ? redis.nodes('master') : [redis])

/** Hears that a server was lost: others may have written meanwhile, and what comes back may hold less than it had. */
export function onLoss(redis: RedisClient, listener: () => void): void {
  redis.on('close', listener)
  // A Cluster loses one node before it loses all.
  redis.on('-node', listener)
}
