/**
 * `node bench/product-list.ts [seconds per round]`: the cached list of 20 products, with token, permission, rate limit and cache,
 * beside the same bytes from a bare node:http server (the limit), from a bare Fastify route, and beside the list with the
 * cache off; with 10 tenants, with 10,000, and with 1,000,000 products. Each server is a process of its own, and they are
 * asked in turns, so that they meet the same machine.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Client } from 'pg'
import { claimDataDirectory } from '#platform/embedded/data-directory.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { addTenants, fillCatalogues } from './product-list.catalogue.ts'
import type { Burst, Measured } from './product-list.load.ts'
import type { Kind } from './product-list.server.ts'

type Round = Measured & { cpuUs: number }

interface Server {
  origin: string
  child: ChildProcess
}

/** Many short rounds in turns: a shared machine changes its pace from one second to the next. */
const rounds = 15
const goal = { ratio: 0.8, p99: 3 }
const seconds = Number(process.argv[2] ?? 0.7)
/** `node bench/product-list.ts 0.7 small` leaves out the large databases. */
const large = process.argv[3] !== 'small'
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const temporary = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const directory = await claimDataDirectory(join(temporary, 'services'))
const postgres = await startEmbeddedPostgres(directory.path, ['fsync=off'])
const valkey = await startEmbeddedValkey(directory.path)
/** What each process of Souk is told; the limit is high, not off. */
const environmentOf = (name: string) => ({
  DATABASE_URL: postgres.url,
  REDIS_URL: valkey.url,
  RATE_LIMIT_PER_MINUTE: '100000000',
  DATA_DIR: join(temporary, name),
})
const dependencies = await openDependencies(readConfig(environmentOf('bench')), createLogger('silent'), () => {})
const owner = new Client({ connectionString: postgres.url })
await owner.connect()
const load = new Worker(new URL('product-list.load.ts', import.meta.url))
const children: ChildProcess[] = []

try {
  const few = await addTenants(owner, dependencies.database, 10)
  await fillCatalogues(owner, 20)
  const souk = await serve('souk')
  const body = await listOf(souk, few[0] as string)
  const servers: Record<Kind, Server> = {
    'node:http': await serve('node:http', body),
    fastify: await serve('fastify', body),
    souk,
    uncached: await serve('uncached'),
  }
  say(`${Buffer.byteLength(body)} bytes of body`)
  let met = true
  for (const connections of [16, 64]) met = (await compare('10 tenants', servers, { connections, tokens: few })) && met

  if (large) {
    const { 'node:http': limit } = servers
    const two = { 'node:http': limit, souk }
    const many = [...few, ...(await addTenants(owner, dependencies.database, 9_990))]
    await fillCatalogues(owner, 20)
    met = (await compare('10,000 tenants', two, { connections: 16, tokens: many })) && met
    await fillCatalogues(owner, 100)
    await dependencies.cache.clear()
    met = (await compare('1,000,000 products', two, { connections: 16, tokens: many })) && met
  }
  process.exitCode = met ? 0 : 1
} finally {
  for (const child of children) child.disconnect()
  await load.terminate()
  await owner.end()
  await dependencies.close()
  await Promise.all([postgres.stop(), valkey.stop()])
  await directory.release()
  rmSync(temporary, { recursive: true, force: true })
}

async function serve(kind: Kind, body = ''): Promise<Server> {
  const child = fork(new URL('product-list.server.ts', import.meta.url), {
    env: { ...environmentOf(kind), PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  child.send({ kind, body })
  const [origin] = await once(child, 'message')
  return { origin, child }
}

async function listOf({ origin }: Server, token: string): Promise<string> {
  const response = await fetch(`${origin}/api/v1/products`, { headers: { authorization: `Bearer ${token}` } })
  if (response.status !== 200) throw new Error(`The list answered ${response.status}: ${await response.text()}`)
  return response.text()
}

/** The middle of the rounds for each server, and whether the goals are met. */
async function compare(
  title: string,
  servers: Partial<Record<Kind, Server>>,
  setup: { connections: number; tokens: string[] },
): Promise<boolean> {
  say(`\n${title}, ${setup.connections} connections`)
  const asked = Object.entries(servers) as [Kind, Server][]
  const results = new Map<Kind, Round[]>(asked.map(([kind]) => [kind, []]))
  for (const [kind, server] of asked) {
    // From the third request on a token is known, so that what it opens and its list are held where they can be.
    await burst(server, { ...setup, seconds: 2, atLeast: kind === 'souk' ? 3 * setup.tokens.length : 0 })
  }
  for (let round = 0; round < rounds; round += 1)
    for (const [kind, server] of asked) results.get(kind)?.push(await burst(server, { ...setup, seconds }))

  const limits = results.get('node:http') ?? []
  for (const [kind, ofKind] of results) say(`  ${kind.padEnd(10)} ${describe(ofKind, limits)}`)
  const ofSouk = results.get('souk') ?? []
  const { rate, p99 } = ratios(ofSouk, limits)
  return ofSouk.every(({ failures }) => failures === 0) && rate >= goal.ratio && p99 < goal.p99
}

/** Each round beside the limit's round of the same turn, and of these ratios the middle one. */
function ratios(rounds: Round[], limits: Round[]) {
  const middleOf = (pick: (round: Round) => number) =>
    median(rounds.map((round, at) => pick(round) / pick(limits[at] as Round)))
  return { rate: middleOf(({ perSecond }) => perSecond), p99: middleOf(({ p99Us }) => p99Us) }
}

function describe(rounds: Round[], limits: Round[]): string {
  const middleOf = (pick: (round: Round) => number) => median(rounds.map(pick))
  const { rate, p99 } = ratios(rounds, limits)
  const failures = rounds.reduce((sum, round) => sum + round.failures, 0)
  const times = `p50 ${middleOf(({ p50Us }) => p50Us)} us, p99 ${middleOf(({ p99Us }) => p99Us)} us`
  return (
    `${middleOf(({ perSecond }) => perSecond)
      .toFixed(0)
      .padStart(6)}/s  ratio ${rate.toFixed(2)}, ` +
    `p99 x ${p99.toFixed(2)}  (${times}, ${middleOf(({ cpuUs }) => cpuUs).toFixed(0)} us of CPU each, not 200: ${failures})`
  )
}

async function burst({ origin, child }: Server, setup: Omit<Burst, 'origin'>): Promise<Round> {
  const cpuBefore = cpuMs(child)
  load.postMessage({ origin, ...setup } satisfies Burst)
  const [measured] = (await once(load, 'message')) as [Measured]
  return { ...measured, cpuUs: ((cpuMs(child) - cpuBefore) * 1_000) / (measured.perSecond * setup.seconds) }
}

/** What the process has used of its processor so far; known on Linux only. */
function cpuMs({ pid }: ChildProcess): number {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const ticks = fields.split(' ')
    return (Number(ticks[11]) + Number(ticks[12])) * 10
  } catch {
    return Number.NaN
  }
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}
