/**
 * `npm run bench product-list-plans [samples] [products]`: what the uncached list of products costs PostgreSQL at 1,000,000
 * products, for a tenant who has 300,000 of them, for one of the others, and for the operator who sees all. The app answers
 * real requests, each with values of its own, and PostgreSQL itself counts what it spent on them (pg_stat_statements):
 * planning and execution of every statement of the list, page and total. What is told is the middle, the 95th percentile,
 * and the slowest. The plans are looked at afterwards, in the same role and under row security.
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
import { type Asked, filters, followed, pages, severalFilters, sorts } from './product-list-plans.queries.ts'

interface Reader {
  who: string
  token: string
  /** Puts a transaction into the reader's role. */
  role: string
  count: number
}

interface Sample {
  ms: number
  query: string
}

const samples = Number(process.argv[2] ?? 10)
const products = Number(process.argv[3] ?? 1_000_000)
const goalMs = 5
/** As the list itself sets it. */
const settings = 'SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0'
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
  await readIntoMemory()
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
  const note = (name: string, sample: Sample) => measured.set(name, [...(measured.get(name) ?? []), sample])
  for (const [filter, filtered] of filters) {
    for (const [sort, sorted] of sorts) {
      for (let turn = 0; turn < samples; turn += 1) {
        const sample = await measure(`${filtered()}&${sorted()}`, reader)
        note(filter, sample)
        note(`sort=${sort}`, sample)
        if (filter.startsWith('search')) note('search, of all kinds', sample)
      }
    }
  }
  const others: Asked[] = [...pages(count), ['several filters at once', severalFilters]]
  for (const [name, query] of others) await times(samples * 6, async () => note(name, await measure(query(), reader)))
  for (const [name, query] of followed) {
    await times(samples, async () => {
      const cursor = await cursorOf(query(), reader)
      if (cursor !== undefined) note(name, await measure(cursor, reader))
    })
  }
  say(`\n${who}, ${count} products\n${'list'.padEnd(30)} ${'samples'.padStart(8)}      p50      p95  slowest`)
  return [...measured].flatMap(([name, found]) => tell(who, name, found))
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

/** Filling and VACUUM leave pages with the operating system: the first list that needs one would copy it. */
async function readIntoMemory(): Promise<void> {
  await owner.query('CREATE EXTENSION pg_prewarm')
  await owner.query(`
    SELECT pg_prewarm(oid) FROM pg_class WHERE relname IN ('products', 'product_levels', 'name_zones', 'platform_name_zones')
    UNION ALL SELECT pg_prewarm(indexrelid) FROM pg_index
    WHERE indrelid IN ('products'::regclass, 'product_levels'::regclass)`)
}

/** All that the list asks PostgreSQL for one page. */
async function measure(query: string, { token, role }: Reader): Promise<Sample> {
  await dependencies.cache.clear()
  const recording = recordStatements()
  await owner.query('SELECT pg_stat_statements_reset()')
  await get(query, token)
  const { rows } = await owner.query(`
    SELECT sum(total_plan_time + total_exec_time) AS ms FROM pg_stat_statements
    WHERE userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
      -- Who asks, and the process's own business.
      AND query !~ 'personal_access_tokens|user_roles|cache_invalidations|record_monitoring'`)
  const sent = recording.stop().filter(({ text }) => /\b(products|product_levels|daily_figures)\b/.test(text))
  const statements = sent.filter(({ text }) => /^\s*(SELECT|WITH)\b/i.test(text))
  if (statements.length === 0) throw new Error('The list asked PostgreSQL for nothing.')
  for (const statement of statements) {
    const plan = await explain(client, `${role}; ${settings}`, ['force_custom_plan'], statement)
    const scan = plan.scans.find((name) => /Seq Scan on (products|product_levels)$/.test(name))
    if (scan !== undefined) throw new Error(`${query}: ${scan}`)
  }
  return { ms: rows[0].ms, query }
}

/** The query that goes on from as deep as a page number reaches, or as there is. */
async function cursorOf(query: string, { token }: Reader): Promise<string | undefined> {
  const { meta } = await get(query, token)
  const deep = Math.max(1, Math.min(50, meta.last_page - 1))
  const cursor = (await get(`${query}&page=${deep}`, token)).meta.next_cursor
  return cursor === null ? undefined : `${query}&cursor=${cursor}`
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await work()
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
