import { connectRedis, reachRedis, requestOptions } from '#platform/redis/connect.ts'
import { primariesOf } from '#platform/redis/open.ts'
import { standingOf } from '#platform/redis/standing.ts'
import { doubtful, examined, type Finding, good, wrong } from './finding.ts'

const oldestRedis = 7

export function examineRedis(url: string, prefix: string): Promise<Finding[]> {
  return examined('Redis', 'Start it, or correct REDIS_URL.', async () => {
    await reachRedis(url, prefix)
    const redis = await connectRedis(url, requestOptions, () => {})
    try {
      const servers = await Promise.all(primariesOf(redis).map(async (server) => aboutOf(await server.info())))
      const tooOld = servers.find(({ version }) => Number.parseInt(version, 10) < oldestRedis)
      if (tooOld)
        return [wrong('Redis', `Its version is ${tooOld.version}.`, `Souk needs ${oldestRedis} or newer: upgrade it.`)]
      const versions = [...new Set(servers.map(({ kind, version }) => `${kind} ${version}`))].join(', ')
      const standing = await standingOf(redis, url)
      return [
        good('Redis', `It answers, ${versions}, and lets Souk do what it does.`),
        ...(standing ? [good('Redis servers', standing.said)] : []),
        ...(standing?.doubts ?? []).map(({ said, mend }) => doubtful('Redis servers', said, mend)),
        ...memoryOf(servers),
      ]
    } finally {
      redis.disconnect()
    }
  })
}

interface About {
  kind: string
  version: string
  policy: string | undefined
}

function aboutOf(info: string): About {
  const of = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1]
  const valkey = of('valkey_version')
  return {
    kind: valkey === undefined ? 'Redis' : 'Valkey',
    version: valkey ?? of('redis_version') ?? '',
    policy: of('maxmemory_policy'),
  }
}

function memoryOf(servers: About[]): Finding[] {
  const policy = servers.map(({ policy = 'noeviction' }) => policy).find((policy) => policy !== 'noeviction')
  if (policy === undefined) return []
  const mend = 'Set maxmemory-policy to noeviction: what is thrown out may be a job, which then comes late.'
  return [doubtful('Redis memory', `When it is full it throws keys out (${policy}).`, mend)]
}
