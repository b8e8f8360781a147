/**
 * `npm run bench product-list-plans [samples] [products]`: what the uncached list of products costs PostgreSQL at 1,000,000
 * products, for a tenant who has 300,000 of them, for one of the others, and for the operator who sees all. The app answers
 * real requests, each with values of its own, and PostgreSQL itself counts what it spent on them (pg_stat_statements):
 * planning and execution of every statement of the list, page and total. Each list is asked three times, with all others of its
 * kind in between, and its middle time counts: the machine is shared. What is told of a kind is the middle, the 95th
 * percentile, and the slowest. The plans are looked at afterwards, in the same role and under row security.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { assignRole } from '#modules/access/index.ts'
import { zoneNames } from '#modules/products/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { explain } from './order-list.plan.ts'
import { recordStatements } from './place-order.statements.ts'
import { fillProducts } from './product-list-plans.fill.ts'
import { readIntoMemory, touchFromEveryConnection } from './product-list-plans.memory.ts'
import { type Asked, filters, followed, pages, severalFilters, sorts } from './product-list-plans.queries.ts'

interface Reader {
  who: string
  token: string
  /** Puts a transaction into the reader's role. */
  role: string
  count: number
}

/** Among the figures of which kinds of lists it counts. */
interface List {
  names: string[]
  query: string
}

interface Sample {
  ms: number
  query: string
}

const samples = Number(process.argv[2] ?? 8)
const turns = 3
const products = Number(process.argv[3] ?? 1_000_000)
const goalMs = 5
/** Both ways in which a list has its statements planned, as far as they decide what is read. */
const always = 'SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0'
const plannings = [always, `${always}; SET LOCAL enable_sort = off; SET LOCAL random_page_cost = 1.1`]
const size = { products, percentOfTheFirst: 30, tenants: 1_000 }
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
// Every list is to meet PostgreSQL as it is in production: pages in memory, and no second process for one list.
const postgres = await startEmbeddedPostgres(join(directory, 'database'), [
  'shared_buffers=3GB',
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
])
const config = readConfig({ DATA_DIR: directory, DATABASE_URL: postgres.url, RATE_LIMIT_PER_MINUTE: '0' })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
const app = await buildApp(config, dependencies)
const client = new Client({ connectionString: dependencies.applicationUrl })
await client.connect()
const owner = new Client({ connectionString: postgres.url })
await owner.connect()

try {
  const [first, other, operator] = [await register('first'), await register('tenant-2'), await register('operator')]
  await withPlatform(dependencies.database, (tx) => assignRole(tx, operator.id, 'admin'))
  const begunAt = performance.now()
  await fillProducts(postgres.url, first.id, size)
  say(`${products} products of ${size.tenants} tenants in ${((performance.now() - begunAt) / 1_000).toFixed(0)} s`)
  await zoneAll()
  await readIntoMemory(owner)
  await touchFromEveryConnection(owner, dependencies.database)
  await owner.query('CREATE EXTENSION pg_stat_statements')
  const tenantRole = ({ id }: { id: number }) => `SELECT set_config('souk.tenant', '${id}', true)`
  const platformRole = `SET LOCAL ROLE "${dependencies.database.platformRole}"`
  const slow = [
    ...(await measureAll(await reader('the large tenant', first.token, tenantRole(first)))),
    ...(await measureAll(await reader('another tenant', other.token, tenantRole(other)))),
    ...(await measureAll(await reader('the operator', operator.token, platformRole))),
  ]
  say(`\n${slow.length === 0 ? `every 95th percentile is within ${goalMs} ms` : slow.join('\n')}`)
  process.exitCode = slow.length === 0 ? 0 : 1
} finally {
  await client.end()
  await owner.end()
  await app.close()
  await dependencies.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function reader(who: string, token: string, role: string): Promise<Reader> {
  return { who, token, role, count: (await get('page=1', token)).meta.total }
}

/** Prints a line per filter, per sort and per kind of page, and answers what is slower than it should be. */
async function measureAll(reader: Reader): Promise<string[]> {
  const { who, count } = reader
  const measured = new Map<string, Sample[]>()
  for (const kind of [...filtered(), ...paged(count), ...(await goingOn(reader))]) {
    for (const { query, names, ms } of await measureEach(kind, reader)) {
      for (const name of names) measured.set(name, [...(measured.get(name) ?? []), { ms, query }])
    }
  }
  say(`\n${who}, ${count} products\n${'list'.padEnd(30)} ${'samples'.padStart(8)}      p50      p95  slowest`)
  return [...measured].flatMap(([name, found]) => tell(who, name, found))
}

function repeat(times: number, ask: () => List): List[] {
  return Array.from({ length: times }, ask)
}

function filtered(): List[][] {
  return filters.map(([filter, filtering]) =>
    sorts.flatMap(([sort, sorting]) => {
      const names = [filter, `sort=${sort}`, ...(filter.startsWith('search') ? ['search, of all kinds'] : [])]
      return repeat(samples, () => ({ names, query: `${filtering()}&${sorting()}` }))
    }),
  )
}

function paged(count: number): List[][] {
  const kinds: Asked[] = [...pages(count), ['several filters at once', severalFilters]]
  return kinds.map(([name, query]) => repeat(samples * 9, () => ({ names: [name], query: query() })))
}

/** Behind as deep a page as a number reaches, or as there is. */
async function goingOn(reader: Reader): Promise<List[][]> {
  const kinds: List[][] = []
  for (const [name, query] of followed) {
    const lists: List[] = []
    for (const asked of repeat(samples, () => ({ names: [name], query: query() }))) {
      const cursor = await cursorOf(asked.query, reader)
      if (cursor !== null) lists.push({ ...asked, query: `${asked.query}&cursor=${cursor}` })
    }
    kinds.push(lists)
  }
  return kinds
}

function tell(who: string, name: string, found: Sample[]): string[] {
  const sorted = found.toSorted((one, other) => one.ms - other.ms)
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] as Sample
  const [p50, p95, slowest] = [at(0.5), at(0.95), at(1)]
  const figures = [p50, p95, slowest].map(({ ms }) => ms.toFixed(1).padStart(8)).join(' ')
  say(`${name.padEnd(30)} ${String(found.length).padStart(8)} ${figures}   ${slowest.query}`)
  return p95.ms > goalMs ? [`${who}, ${name}: ${p95.ms.toFixed(1)} ms at the 95th percentile`] : []
}

/** As a worker does within seconds. */
async function zoneAll(): Promise<void> {
  const begunAt = performance.now()
  while ((await zoneNames(dependencies.database)) > 0);
  for (const table of ['name_zones', 'platform_name_zones', 'unzoned_products']) {
    await owner.query(`VACUUM (ANALYZE) ${table}`)
  }
  say(`zones of their names in ${((performance.now() - begunAt) / 1_000).toFixed(0)} s`)
}

/** The middle one of several measurements of each list. */
async function measureEach(lists: List[], reader: Reader): Promise<(List & Sample)[]> {
  const found = lists.map((list) => ({ ...list, times: [] as number[] }))
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { query, times } of found) times.push(await measure(query, reader))
  }
  for (const { query } of found) await checkPlans(query, reader)
  const middle = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(turns / 2)] as number
  return found.map(({ times, ...list }) => ({ ...list, ms: middle(times) }))
}

/** All that the list asks PostgreSQL for one page, in ms. */
async function measure(query: string, { token }: Reader): Promise<number> {
  await dependencies.cache.clear()
  await owner.query('SELECT pg_stat_statements_reset()')
  await get(query, token)
  const { rows } = await owner.query(`
    SELECT sum(total_plan_time + total_exec_time) AS ms FROM pg_stat_statements
    WHERE userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
      -- Who asks, and the process's own business.
      AND query !~ 'personal_access_tokens|user_roles|cache_invalidations|record_monitoring'`)
  return rows[0].ms
}

/** Whichever way its statements are planned, no table of products is read from one end to the other. */
async function checkPlans(query: string, { token, role }: Reader): Promise<void> {
  await dependencies.cache.clear()
  const recording = recordStatements()
  await get(query, token)
  const sent = recording.stop().filter(({ text }) => /\b(products|product_levels|daily_figures)\b/.test(text))
  const statements = sent.filter(({ text }) => /^\s*(SELECT|WITH)\b/i.test(text))
  if (statements.length === 0) throw new Error('The list asked PostgreSQL for nothing.')
  for (const statement of statements) {
    for (const planning of plannings) {
      const modes = ['force_custom_plan', 'force_generic_plan']
      const plan = await explain(client, `${role}; ${planning}`, modes, statement)
      const scan = plan.scans.find((name) => /Seq Scan on (products|product_levels)$/.test(name))
      if (scan !== undefined) throw new Error(`${query}: ${scan}`)
    }
  }
}

async function cursorOf(query: string, { token }: Reader): Promise<string | null> {
  const { meta } = await get(query, token)
  const deep = Math.max(1, Math.min(50, meta.last_page - 1))
  return (await get(`${query}&page=${deep}`, token)).meta.next_cursor
}

// biome-ignore lint/suspicious/noExplicitAny: it reads our own answers.
async function get(query: string, token: string): Promise<any> {
  const url = `/api/v1/products?${query}`
  const response = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${response.body}`)
  return response.json()
}

async function register(name: string): Promise<{ id: number; token: string }> {
  const account = { name, email: `${name}@bench.example.com`, password: 'a long enough password' }
  const response = await app.inject({ method: 'POST', url: '/api/v1/register', payload: account })
  const { user, token } = response.json().data
  return { id: user.id, token }
}
