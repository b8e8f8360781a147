/**
 * `node bench/product-list-plans.ts [samples]`: what the uncached list of products costs PostgreSQL at 1,000,000 products,
 * for a tenant who has 300,000 of them, for one of the others, and for the operator who sees all. The app answers real
 * requests, each with values of its own; the statements that it sent are then run again under EXPLAIN (ANALYZE, BUFFERS), in
 * the same role and under row security. What is told is the 95th percentile of planning and execution together.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { assignRole } from '#modules/access/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { explain } from './order-list.plan.ts'
import { recordStatements, type Statement } from './place-order.statements.ts'
import { fillProducts } from './product-list-plans.fill.ts'
import { type Asked, filters, pages, sorts } from './product-list-plans.queries.ts'

interface Reader {
  who: string
  token: string
  /** Puts a transaction into the reader's role. */
  role: string
  count: number
}

const samples = Number(process.argv[2] ?? 20)
const products = Number(process.argv[3] ?? 1_000_000)
const goalMs = 5
/** As the list itself sets it. */
const settings = 'SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0'
const size = { products, percentOfTheFirst: 30, tenants: 1_000 }
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
// Every list is to meet PostgreSQL as it is in production: pages in memory, and no second process for one list.
const postgres = await startEmbeddedPostgres(join(directory, 'database'), ['shared_buffers=1GB'])
const config = readConfig({ DATA_DIR: directory, DATABASE_URL: postgres.url, RATE_LIMIT_PER_MINUTE: '0' })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
const app = await buildApp(config, dependencies)
const client = new Client({ connectionString: dependencies.applicationUrl })
await client.connect()

try {
  const [first, other, operator] = [await register('first'), await register('tenant-2'), await register('operator')]
  await withPlatform(dependencies.database, (tx) => assignRole(tx, operator.id, 'admin'))
  const begunAt = performance.now()
  await fillProducts(postgres.url, first.id, size)
  say(`${products} products of ${size.tenants} tenants in ${((performance.now() - begunAt) / 1_000).toFixed(0)} s`)
  const tenantRole = ({ id }: { id: number }) => `SELECT set_config('souk.tenant', '${id}', true)`
  const platformRole = `SET LOCAL ROLE "${dependencies.database.platformRole}"`
  const slow = [
    ...(await measureAll(await reader('the large tenant', first.token, tenantRole(first)))),
    ...(await measureAll(await reader('another tenant', other.token, tenantRole(other)))),
    ...(await measureAll(await reader('the operator', operator.token, platformRole))),
  ]
  say(`\n${slow.length === 0 ? `everything is within ${goalMs} ms` : slow.join('\n')}`)
  process.exitCode = slow.length === 0 ? 0 : 1
} finally {
  await client.end()
  await app.close()
  await dependencies.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function reader(who: string, token: string, role: string): Promise<Reader> {
  return { who, token, role, count: (await get('page=1', token)).meta.total }
}

/** Prints a line per query and answers what is slower than it should be. */
async function measureAll(reader: Reader): Promise<string[]> {
  const { who, count, token } = reader
  say(`\n${who}, ${count} products\n${'query'.padEnd(38)} page p95, total p95 in ms, plan`)
  const cursors = await Promise.all(sorts.map((sort) => cursorAt(sort, count, token)))
  const slow: string[] = []
  for (const [name, query] of [...filters, ...cursors, ...pages(count)]) {
    const { page, total, scans } = await measure(query, reader)
    say(`${name.padEnd(38)} ${page.toFixed(1).padStart(8)} ${total.toFixed(1).padStart(8)}   ${scans}`)
    if (page > goalMs) slow.push(`${who}, ${name}: ${page.toFixed(1)} ms for the page`)
    if (total > goalMs) slow.push(`${who}, ${name}: ${total.toFixed(1)} ms for the total`)
    if (/Seq Scan on (products|product_levels)/.test(scans)) slow.push(`${who}, ${name}: ${scans}`)
  }
  return slow
}

async function measure(query: () => string, { token, role }: Reader) {
  const times: Record<'page' | 'total', number[]> = { page: [], total: [] }
  const scans = new Set<string>()
  for (let sample = 0; sample < samples; sample += 1) {
    await dependencies.cache.clear()
    const recording = recordStatements()
    await get(query(), token)
    const sent = recording.stop()
    for (const [part, statements] of Object.entries(partsOf(sent)) as ['page' | 'total', Statement[]][]) {
      let ms = 0
      for (const statement of statements) {
        const plan = await explain(client, `${role}; ${settings}`, ['force_custom_plan'], statement)
        ms += plan.ms + plan.planningMs
        for (const scan of plan.scans) scans.add(scan)
      }
      times[part].push(ms)
    }
  }
  return { page: p95(times.page), total: p95(times.total), scans: [...scans].join(', ') }
}

/** The statements that find a page, and the one that counts. */
function partsOf(sent: Statement[]): Record<'page' | 'total', Statement[]> {
  const page = sent.filter(({ text }) => /json_build_array|AS walked|AS gathered/.test(text))
  if (page.length === 0) throw new Error('The list asked PostgreSQL for nothing.')
  return { page, total: sent.filter(({ text }) => /daily_figures|AS "total"/.test(text)) }
}

/** Goes on from as deep as a page number reaches. */
async function cursorAt(sort: string, count: number, token: string): Promise<Asked> {
  const middle = await get(`sort=${sort}&page=${Math.max(1, Math.min(500, Math.floor(count / 40)))}`, token)
  return [`a cursor, sort=${sort}`, () => `sort=${sort}&cursor=${middle.meta.next_cursor}`]
}

function p95(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0
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
