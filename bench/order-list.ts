/**
 * `node bench/order-list.ts [samples] [orders]`: what the list of orders costs PostgreSQL at a million orders, for a tenant who has
 * a tenth of them and for the operator who sees all. The app answers real requests; the statements that it sent are then
 * run again under EXPLAIN (ANALYZE, BUFFERS), in the same role and under row security. What is told is the 95th percentile
 * of planning and execution together.
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
import { fillOrders } from './order-list.fill.ts'
import { explain } from './order-list.plan.ts'
import { type Asked, cursorSorts, filters, pages } from './order-list.queries.ts'
import { recordStatements, type Statement } from './place-order.statements.ts'

const samples = Number(process.argv[2] ?? 10)
const orders = Number(process.argv[3] ?? 1_000_000)
const tenants = 1_000
const goalMs = 5
/** As the list itself sets it. */
const settings = 'SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0'
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const postgres = await startEmbeddedPostgres(join(directory, 'database'), ['shared_buffers=1GB'])
const config = readConfig({ DATA_DIR: directory, DATABASE_URL: postgres.url, RATE_LIMIT_PER_MINUTE: '0' })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
const app = await buildApp(config, dependencies)
const client = new Client({ connectionString: dependencies.applicationUrl })
await client.connect()

try {
  const [first, operator] = [await register('first'), await register('operator')]
  await withPlatform(dependencies.database, (tx) => assignRole(tx, operator.id, 'admin'))
  const begunAt = performance.now()
  await fillOrders(postgres.url, first.id, { orders, ofTheFirst: orders / 10, tenants })
  say(`${orders} orders of ${tenants} tenants in ${((performance.now() - begunAt) / 1_000).toFixed(0)} s`)
  const [product] = (await get('/products?sort=id&per_page=1', first.token)).data
  const slow: string[] = []
  for (const [who, token, role, count] of [
    ['tenant', first.token, `SELECT set_config('souk.tenant', '${first.id}', true)`, orders / 10],
    ['operator', operator.token, `SET LOCAL ROLE "${dependencies.database.platformRole}"`, orders],
  ] as const) {
    say(`\n${who}, ${count} orders\n${'query'.padEnd(38)} page p95, total p95 in ms, plan`)
    const cursors = await Promise.all(cursorSorts().map((query) => cursorAt(query, count, token)))
    for (const [name, query] of [...filters(product.id), ...pages(count), ...cursors]) {
      const { page, total, scans } = await measure(query, token, role)
      say(`${name.padEnd(38)} ${page.toFixed(1).padStart(8)} ${total.toFixed(1).padStart(8)}   ${scans}`)
      if (Math.max(page, total) > goalMs) slow.push(`${who}, ${name}: ${page.toFixed(1)} + ${total.toFixed(1)} ms`)
      if (/Seq Scan on (orders|order_items)\b/.test(scans)) slow.push(`${who}, ${name}: ${scans}`)
    }
  }
  say(`\n${slow.length === 0 ? 'nothing is slow' : slow.join('\n')}`)
  process.exitCode = slow.length === 0 ? 0 : 1
} finally {
  await client.end()
  await app.close()
  await dependencies.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

/** As deep as a page number reaches, and on from there. */
async function cursorAt(query: string, count: number, token: string): Promise<Asked> {
  const page = Math.max(1, Math.min(500, Math.floor(count / 40)))
  const { meta } = await get(`/orders?${query}&page=${page}`, token)
  return [`a cursor, ${query}`, () => `${query}&cursor=${meta.next_cursor}`]
}

/** The 95th percentile over the samples, each with values of its own. */
async function measure(query: () => string, token: string, role: string) {
  const times: Record<'page' | 'total', number[]> = { page: [], total: [] }
  const scans = new Set<string>()
  for (let sample = 0; sample < samples; sample += 1) {
    const recording = recordStatements()
    await get(`/orders?${query()}`, token)
    const sent = recording.stop()
    const page = sent.filter(({ text }) => text.includes('json_build_array'))
    if (page.length === 0) throw new Error(`${query()} read no orders.`)
    const parts = { page, total: sent.filter(({ text }) => /as "total"/i.test(text)) }
    for (const [part, statements] of Object.entries(parts) as ['page' | 'total', Statement[]][]) {
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

function p95(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0
}

// biome-ignore lint/suspicious/noExplicitAny: it reads our own answers.
async function get(path: string, token: string): Promise<any> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers })
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${response.body}`)
  return response.json()
}

async function register(name: string): Promise<{ id: number; token: string }> {
  const account = { name, email: `${name}@example.com`, password: 'a long enough password' }
  const response = await app.inject({ method: 'POST', url: '/api/v1/register', payload: account })
  const { user, token } = response.json().data
  return { id: user.id, token }
}
