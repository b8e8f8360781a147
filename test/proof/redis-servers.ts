import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { findProgram } from '../../scripts/needed-programs.ts'
import { eventually } from '../harness.ts'
import { closeAtTheEnd } from '../running.ts'

/** One server of a topology, in a process of its own. */
export interface RedisNode {
  port: number
  child: ChildProcess
  /** SIGKILL, and resolves when it is dead. */
  kill: () => Promise<void>
  ask: (...command: [string, ...(string | number)[]]) => Promise<unknown>
}

const password = 'only for this proof'
const secret = encodeURIComponent(password)

function program(name: 'redis-server' | 'redis-cli'): string {
  const found = findProgram(name)
  if (found === undefined) throw new Error(`This proof needs ${name} (Debian: apt-get install redis-server).`)
  return found
}

async function startNode(lines: string[], args: string[] = []): Promise<RedisNode> {
  const port = await findFreePort()
  const directory = mkdtempSync(join(tmpdir(), 'souk-redis-'))
  const file = join(directory, 'conf')
  const settings = [`port ${port}`, 'bind 127.0.0.1', `dir ${directory}`, 'logfile log', `requirepass "${password}"`]
  writeFileSync(file, `${[...settings, ...lines].join('\n')}\n`)
  const child = spawn(program('redis-server'), [file, ...args], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  closeAtTheEnd(async () => {
    await kill()
    rmSync(directory, { recursive: true, force: true })
  })
  const ask: RedisNode['ask'] = async (...command) => {
    const redis = new Redis({ host: '127.0.0.1', port, password, retryStrategy: () => null, maxRetriesPerRequest: 0 })
    redis.on('error', () => {})
    return redis.call(...command).finally(() => redis.disconnect())
  }
  await eventually(() => ask('PING').catch(() => false))
  return { port, child, ask, kill }
}

const ofServers = ['save ""', `masterauth "${password}"`, 'repl-diskless-sync-delay 0']

export interface Sentinels {
  url: string
  sentinels: RedisNode[]
  /** The server that leads now, by most Sentinels. */
  leader: () => Promise<RedisNode>
}

/** A primary, a replica of it, and three Sentinels that replace the primary when it has been silent for a second. */
export async function startSentinels(): Promise<Sentinels> {
  const primary = await startNode(ofServers)
  const servers = [primary, await startNode([...ofServers, `replicaof 127.0.0.1 ${primary.port}`])]
  await eventually(async () => String(await primary.ask('INFO', 'replication')).includes('connected_slaves:1'))
  const watch = [
    `sentinel monitor souk 127.0.0.1 ${primary.port} 2`,
    `sentinel auth-pass souk ${JSON.stringify(password)}`,
    `sentinel sentinel-pass ${JSON.stringify(password)}`,
    'sentinel down-after-milliseconds souk 1000',
    'sentinel failover-timeout souk 2000',
  ]
  const sentinels = await Promise.all([1, 2, 3].map(() => startNode(watch, ['--sentinel'])))
  for (const sentinel of sentinels)
    await eventually(() =>
      sentinel.ask('SENTINEL', 'CKQUORUM', 'souk').then(
        async () => String(await sentinel.ask('SENTINEL', 'REPLICAS', 'souk')).includes(String(servers[1]?.port)),
        () => false,
      ),
    )
  const hosts = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')
  return {
    url: `redis+sentinel://:${secret}@${hosts}/souk?sentinel_password=${secret}`,
    sentinels,
    async leader() {
      const named = await Promise.all(sentinels.map(({ ask }) => ask('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'souk')))
      const found = servers.find(({ port }) => named.filter((at) => String(at).endsWith(`,${port}`)).length > 1)
      return found as RedisNode
    },
  }
}

export interface RedisCluster {
  url: string
  /** The node that a key lies on now. */
  nodeOf: (key: string) => Promise<RedisNode>
  /** A replica of that node; undefined while there is none that is well. */
  replicaOf: (key: string) => Promise<RedisNode | undefined>
}

/** Three primaries, each with a replica, made into a Cluster by `redis-cli`. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const own = ['cluster-enabled yes', 'cluster-node-timeout 5000', 'cluster-config-file nodes']
  const startMember = async () => startNode([...ofServers, ...own, `cluster-port ${await findFreePort()}`])
  const nodes = await Promise.all(Array.from({ length: 6 }, startMember))
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`)
  const making = ['--cluster', 'create', ...hosts, '--cluster-replicas', '1', '--cluster-yes']
  execFileSync(program('redis-cli'), ['-a', password, '--no-auth-warning', ...making], { stdio: 'pipe' })
  const isWhole = async ({ ask }: RedisNode) => {
    const ranges = (await ask('CLUSTER', 'SLOTS')) as unknown[][]
    // From where to where, and two members.
    return ranges.every((range) => range.length === 4) && String(await ask('CLUSTER', 'INFO')).includes('state:ok')
  }
  for (const node of nodes) await eventually(() => isWhole(node), 60_000)

  /** As a node that lives says: the primary of the key's slot first. */
  async function membersOf(key: string): Promise<RedisNode[]> {
    const alive = nodes.find(({ child }) => child.exitCode === null && child.signalCode === null)
    const slot = Number(await alive?.ask('CLUSTER', 'KEYSLOT', key))
    const ranges = (await alive?.ask('CLUSTER', 'SLOTS')) as [number, number, ...[string, number][]][]
    const [, , ...members] = ranges.find(([from, to]) => from <= slot && slot <= to) ?? []
    return members.flatMap((member) => nodes.find(({ port }) => port === (member as [string, number])[1]) ?? [])
  }

  return {
    url: `redis+cluster://:${secret}@${hosts.slice(0, 3).join(',')}`,
    nodeOf: async (key) => (await membersOf(key))[0] as RedisNode,
    replicaOf: async (key) => (await membersOf(key))[1],
  }
}
