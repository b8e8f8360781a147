/**
 * `node bench/redis-lost.ts`: what readers of the product list wait when Redis hangs (SIGSTOP) and when it is killed: 8
 * readers of 32 tenants ask one time after another, some of them for lists that no cache holds. Told is the slowest
 * answer of each span of time since, and how often PostgreSQL was asked for lists at the same time, at most.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get as httpGet } from 'node:http'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import type { ValkeyProcessOrders } from '#platform/embedded/valkey.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { addTenants, fillCatalogues } from './product-list.catalogue.ts'

interface Answered {
  sinceMs: number
  tookMs: number
  status: number
  cache: string
}

const [readers, tenants, watchMs] = [8, 32, 3_000]
const goalMs = 50
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const postgres = await startEmbeddedPostgres(directory, ['fsync=off'])
const orders: ValkeyProcessOrders = {
  port: 20_000 + Math.floor(Math.random() * 20_000),
  password: randomBytes(8).toString('hex'),
}
const valkey = fork(new URL('../src/platform/embedded/valkey-process.ts', import.meta.url), { stdio: 'ignore' })
valkey.send(orders)
await delay(2_000)
const environment = { DATA_DIR: directory, DATABASE_URL: postgres.url, RATE_LIMIT_PER_MINUTE: '100000' }
const config = readConfig({ ...environment, REDIS_URL: `redis://:${orders.password}@127.0.0.1:${orders.port}` })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
const app = await buildApp(config, dependencies)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const owner = new Client({ connectionString: postgres.url })
await owner.connect()
const agent = new Agent({ keepAlive: true, maxSockets: readers })

try {
  const tokens = await addTenants(owner, dependencies.database, tenants)
  await fillCatalogues(owner, 100)
  await read(tokens, 1_500, () => performance.now())
  const all = [
    ...(await watch('as it is', tokens, () => {})),
    ...(await watch('hung (SIGSTOP)', tokens, () => void valkey.kill('SIGSTOP'))),
  ]
  valkey.kill('SIGCONT')
  await delay(3_000)
  await read(tokens, 1_500, () => performance.now())
  all.push(...(await watch('killed (SIGKILL)', tokens, () => void valkey.kill('SIGKILL'))))
  process.exitCode = all.every(({ status }) => status === 200) ? 0 : 1
} finally {
  agent.destroy()
  valkey.kill('SIGKILL')
  await app.close()
  await owner.end()
  await dependencies.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function watch(what: string, tokens: string[], strike: () => void): Promise<Answered[]> {
  const peak = watchQueries()
  let struckAt = Number.POSITIVE_INFINITY
  const reading = read(tokens, watchMs + 500, () => struckAt)
  await delay(500)
  strike()
  struckAt = performance.now()
  const answers = await reading
  say(`\n${what}: ${answers.length} answers, at most ${peak.stop()} queries for lists at once`)
  for (const [from, to] of [
    [-500, 0],
    [0, 100],
    [100, 800],
    [800, 1_000],
    [1_000, watchMs],
  ] as const) {
    const within = answers.filter(({ sinceMs }) => sinceMs >= from && sinceMs < to)
    const times = within.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other)
    const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1) ?? '-'
    const made = within.filter(({ cache }) => cache === 'MISS').length
    const late = times.filter((ms) => ms > goalMs).length
    say(
      `  ${`${from} to ${to} ms`.padEnd(16)} ${String(within.length).padStart(6)} answers, ${made} from PostgreSQL, ` +
        `p50 ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(1)} ms, over ${goalMs} ms: ${late}`,
    )
  }
  return answers
}

/** Every tenth question is for a page of its own, which nobody has asked for yet. */
async function read(tokens: string[], forMs: number, struckAt: () => number): Promise<Answered[]> {
  const [answers, endsAt] = [[] as Answered[], performance.now() + forMs]
  let turn = 0
  const reader = async () => {
    while (performance.now() < endsAt) {
      turn += 1
      const query = turn % 10 === 0 ? `?per_page=5&min_price=${(turn % 100_000) / 100}` : ''
      const begunAt = performance.now()
      const { status, cache } = await ask(`/api/v1/products${query}`, tokens[turn % tokens.length] as string)
      answers.push({ sinceMs: begunAt - struckAt(), tookMs: performance.now() - begunAt, status, cache })
      await delay(20)
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return answers
}

function ask(path: string, token: string): Promise<{ status: number; cache: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    httpGet(`${origin}${path}`, { agent, headers }, (response) => {
      response.resume()
      const status = response.statusCode ?? 0
      response.on('end', () => resolve({ status, cache: String(response.headers['x-cache']) }))
    }).on('error', reject)
  })
}

/** How many statements for lists are under way at once. */
function watchQueries(): { stop: () => number } {
  let [now, most] = [0, 0]
  const { query } = Client.prototype
  Client.prototype.query = function (this: Client, ...args: [{ text?: string } | string]) {
    const [statement] = args
    const answer = Reflect.apply(query, this, args)
    if (!(typeof statement === 'object' && statement.text?.includes('json_build_array'))) return answer
    now += 1
    most = Math.max(most, now)
    Promise.resolve(answer).finally(() => {
      now -= 1
    })
    return answer
  } as typeof query
  return {
    stop() {
      Client.prototype.query = query
      return most
    },
  }
}
