import { withoutPassword } from '../redacted-url.ts'
import { isCluster, openRedis, type RedisClient } from './open.ts'
import { parseRedisUrl } from './redis-url.ts'

/** Whether another server would take over. */
export interface Standing {
  /** What stands there, as a sentence. */
  said: string
  /** What is not as it should be, a sentence each, with how to mend it. */
  doubts: { said: string; mend: string }[]
}

/** Undefined of one server, whose replicas nobody promotes. */
export async function standingOf(redis: RedisClient, url: string): Promise<Standing | undefined> {
  const address = parseRedisUrl(url)
  if (isCluster(redis)) return ofCluster(String(await redis.cluster('NODES')))
  if (address.kind !== 'sentinel') return undefined
  const { sentinelUsername = '', sentinelPassword = '', name } = address
  const credentials =
    sentinelPassword && `${encodeURIComponent(sentinelUsername)}:${encodeURIComponent(sentinelPassword)}@`
  const urls = address.hosts.map(({ host, port }) => {
    const at = `${host.includes(':') ? `[${host}]` : host}:${port}`
    return `${address.tls ? 'rediss' : 'redis'}://${credentials}${at}`
  })
  const asked = await Promise.all(urls.map((each) => askSentinel(each, name)))
  const replicas = /^connected_slaves:(\d+)/m.exec(await redis.info('replication'))?.[1]
  return ofSentinels(asked, Number(replicas))
}

interface Sentinel {
  at: string
  /** Where it says that the primary is; undefined where it does not answer. */
  primary?: string
  /** Why they could not replace it. */
  noQuorum?: string
}

async function askSentinel(url: string, name: string): Promise<Sentinel> {
  const at = withoutPassword(url).replace(/^.*[/@]/, '')
  const sentinel = openRedis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0, lazyConnect: true })
  sentinel.on('error', () => {})
  try {
    await sentinel.connect()
    const address = (await sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name)) as [string, string] | null
    const noQuorum = await sentinel.call('SENTINEL', 'CKQUORUM', name).then(
      () => undefined,
      (error: Error) => error.message,
    )
    return { at, ...(address && { primary: address.join(':') }), ...(noQuorum && { noQuorum }) }
  } catch {
    return { at }
  } finally {
    sentinel.disconnect()
  }
}

function ofSentinels(sentinels: Sentinel[], replicas: number): Standing {
  const silent = sentinels.filter(({ primary }) => primary === undefined)
  const named = new Set(sentinels.flatMap(({ primary = [] }) => primary))
  const noQuorum = sentinels.find(({ noQuorum }) => noQuorum !== undefined)?.noQuorum
  const doubts = [
    ...silent.map(({ at }) => ({
      said: `The Sentinel at ${at} does not answer for the primary.`,
      mend: 'Start it, or correct its address in REDIS_URL.',
    })),
    named.size > 1 && {
      said: `The Sentinels name different primaries: ${[...named].join(', ')}.`,
      mend: 'Wait until a failover is over; if it lasts, look whether they reach each other.',
    },
    noQuorum !== undefined && {
      said: `The Sentinels could not replace the primary: ${noQuorum}`,
      mend: 'Let three of them run that reach each other.',
    },
    replicas === 0 && { said: 'The primary has no replica: nothing could take over.', mend: 'Add a replica.' },
  ].filter((doubt) => doubt !== false)
  const answering = `${sentinels.length - silent.length} of ${sentinels.length}`
  const following = replicas === 1 ? '1 replica' : `${replicas} replicas`
  return { said: `${answering} Sentinels name the primary ${[...named].join(', ')}, which has ${following}.`, doubts }
}

function ofCluster(nodes: string): Standing {
  const all = nodes
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([id, at = '', flags = '', primary]) => ({ id, at: at.replace(/@.*/, ''), flags: flags.split(','), primary }))
  const [failed, well] = [true, false].map((is) =>
    all.filter(({ flags }) => flags.some((flag) => flag.startsWith('fail')) === is),
  ) as [typeof all, typeof all]
  const primaries = well.filter(({ flags }) => flags.includes('master'))
  const replicas = well.filter(({ flags }) => flags.includes('slave'))
  const alone = primaries.filter(({ id }) => !replicas.some(({ primary }) => primary === id))
  const doubts = [
    ...failed.map(({ at }) => ({
      said: `The node at ${at} has failed.`,
      mend: 'Start it, or take it out of the Cluster.',
    })),
    ...alone.map(({ at }) => ({
      said: `The node at ${at} has no replica: without it the Cluster stands still.`,
      mend: 'Add a replica.',
    })),
  ]
  return { said: `It is a Cluster of ${primaries.length} primaries and ${replicas.length} replicas.`, doubts }
}
