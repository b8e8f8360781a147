interface Host {
  host: string
  port: number
}

interface SeveralHosts {
  hosts: Host[]
  username?: string
  password?: string
  tls: boolean
}

/** Who knows where the primary is. */
interface Sentinels extends SeveralHosts {
  kind: 'sentinel'
  /** What they call the primary. */
  name: string
  database: number
  sentinelUsername?: string
  sentinelPassword?: string
}

/** What a REDIS_URL names. Of one server the URL itself says the rest; of a Cluster some nodes tell of the others. */
export type RedisAddress = { kind: 'server' } | Sentinels | ({ kind: 'cluster' } & SeveralHosts)

const severalHosts = /^redis(s?)\+(sentinel|cluster):\/\/(?:([^@/?#]*)@)?([^@/?#]+)(?:\/([^?#]*))?(?:\?([^#]*))?$/
const usualPorts = { sentinel: 26_379, cluster: 6379 }
const forms = {
  sentinel: 'redis+sentinel://USER:PASSWORD@HOST:PORT,HOST:PORT/NAME/DATABASE?sentinel_password=PASSWORD',
  cluster: 'redis+cluster://USER:PASSWORD@HOST:PORT,HOST:PORT',
}

/** Throws what is wrong with it, as a sentence that lacks its subject. */
export function parseRedisUrl(url: string): RedisAddress {
  if (/^rediss?:\/\//.test(url)) return oneServer(url)
  if (!/^rediss?\+(sentinel|cluster):/.test(url))
    fail(`must be a URL that begins with redis:// or rediss://, redis+sentinel:// or redis+cluster://`)
  const [, tls, kind, user = '', hosts = '', path = '', query = ''] =
    severalHosts.exec(url) ??
    fail(`must look like ${forms[/sentinel/.test(url) ? 'sentinel' : 'cluster']}, with its password percent-encoded`)
  const usualPort = usualPorts[kind as keyof typeof usualPorts]
  const [username, password] = user.split(/:(.*)/s).map(decoded)
  const several = {
    hosts: hosts.split(',').map((host) => parseHost(host, usualPort)),
    ...(username && { username }),
    ...(password && { password }),
    tls: tls === 's',
  }
  return kind === 'sentinel' ? sentinels(several, path, query) : cluster(several, path, query)
}

function oneServer(url: string): RedisAddress {
  if (/^[^/]*\/\/(?:[^@/?#]*@)?[^@/?#]*,[^@/?#]*(?:[/?#]|$)/.test(url))
    fail('names several hosts: begin it with redis+sentinel:// or redis+cluster://')
  if (!URL.canParse(url)) fail('is no URL')
  return { kind: 'server' }
}

function sentinels(several: SeveralHosts, path: string, query: string): RedisAddress {
  const [, name = '', database = '0'] =
    /^([\w.-]+)(?:\/(\d{1,9})?)?$/.exec(path) ?? fail(`must say what the Sentinels call the primary: ${forms.sentinel}`)
  const parameters = new URLSearchParams(query)
  const [sentinelUsername, sentinelPassword] = ['username', 'password'].map((word) =>
    parameters.get(`sentinel_${word}`),
  )
  const known = ['sentinel_username', 'sentinel_password']
  for (const each of parameters.keys()) if (!known.includes(each)) fail(`holds '${each}', which means nothing here`)
  return {
    kind: 'sentinel',
    ...several,
    name,
    database: Number(database),
    ...(sentinelUsername && { sentinelUsername }),
    ...(sentinelPassword && { sentinelPassword }),
  }
}

function cluster(several: SeveralHosts, path: string, query: string): RedisAddress {
  if (query !== '' || !/^0?$/.test(path)) fail('must end with its hosts: a Cluster has no database but 0')
  return { kind: 'cluster', ...several }
}

function parseHost(text: string, usualPort: number): Host {
  const [, host = '', port = usualPort] =
    /^(\[[\da-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/.exec(text) ?? fail(`names '${text}', which is no host with a port`)
  if (Number(port) < 1 || Number(port) > 65_535) fail(`names a port that there is not: ${port}`)
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return fail('holds a % that stands for nothing: write %25')
  }
}

function fail(problem: string): never {
  throw new Error(problem)
}
