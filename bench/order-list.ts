/**
 * `node bench/order-list.ts [orders]`: what the list of orders costs PostgreSQL at a million orders, for a tenant who has
 * a tenth of them and for the operator who sees all. The app answers real requests; the statements that it sent are then
 * run again under EXPLAIN (ANALYZE, BUFFERS), in the same role and under row security. A statement that PostgreSQL may plan
 * once for all values is measured planned so, too; the slower of the two counts.
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
import { explain, type Plan } from './order-list.plan.ts'
import { recordStatements, type Statement } from './place-order.statements.ts'

const orders = Number(process.argv[2] ?? 1_000_000)
const tenants = 1_000
const customPlans = 'force_custom_plan'
const goalMs = { tenant: 50, operator: 250 }
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const postgres = await startEmbeddedPostgres(join(directory, 'database'))
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
    say(`\n${who}, ${count} orders\n${'query'.padEnd(64)} ${'page ms'.padStart(8)} ${'total ms'.padStart(9)}  plan`)
    for (const query of [...queries(product.id, count), await cursorQuery(token)]) {
      const { page, total } = await measure(query, token, role)
      const scans = [...new Set([...page.scans, ...(total?.scans ?? [])])].join(', ')
      say(
        `${query.slice(0, 64).padEnd(64)} ${inColumn(page)} ${total === undefined ? '        -' : ` ${inColumn(total)}`}  ${scans}`,
      )
      if (Math.max(page.ms, total?.ms ?? 0) > goalMs[who]) slow.push(`${who} ${query}: over ${goalMs[who]} ms`)
      if (who === 'tenant' && /Seq Scan on (orders|order_items)/.test(scans)) slow.push(`${who} ${query}: ${scans}`)
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

function inColumn({ ms }: Plan): string {
  return ms.toFixed(1).padStart(8)
}

/** Every filter, every sort, both ends of the list, and what clients put together. */
function queries(popular: number, count: number): string[] {
  const sorts = ['created_at', 'updated_at', 'id', 'number', 'total_price', 'status']
  const filters = [
    'status=pending',
    'status=delivered',
    'status=refunded',
    'created_from=2025-11-01',
    'created_from=2024-06-01&created_before=2024-06-08',
    'created_before=2025-06-01',
    `product_id=${popular}`,
    `product_id=${popular + 19}`,
    'min_total=495',
    'min_total=10&max_total=490',
    'min_total=250&status=pending',
    `product_id=${popular}&status=pending&created_from=2025-01-01`,
    `min_total=100&created_from=2025-01-01&sort=-total_price`,
    'status=pending&sort=-total_price',
    'status=delivered&sort=id',
    'status=refunded&sort=-number',
    'search=500',
    'search=%23500&status=pending',
    ...['tenant-', 'tenant-77', 'tenant-777@'].map((address) => `search=${encodeURIComponent(address)}`),
    'search=tenant-7&min_total=495&sort=-updated_at',
  ]
  return [
    'page=1',
    ...sorts.flatMap((sort) => [`sort=${sort}`, `sort=-${sort}`]),
    ...filters,
    `page=${Math.floor(count / 20)}`,
    `page=${Math.floor(count / 40)}&sort=-total_price`,
    `page=${Math.floor(count / 40)}&status=delivered`,
  ]
}

/** A cursor in the middle of the list. */
async function cursorQuery(token: string): Promise<string> {
  const { meta } = await get('/orders?per_page=100&created_before=2025-01-01', token)
  return `per_page=100&created_before=2025-01-01&cursor=${meta.next_cursor}`
}

async function measure(query: string, token: string, role: string): Promise<{ page: Plan; total: Plan | undefined }> {
  const recording = recordStatements()
  await get(`/orders?${query}`, token)
  const sent = recording.stop()
  const modes = sent.some(({ text }) => text.includes(customPlans))
    ? [customPlans]
    : [customPlans, 'force_generic_plan']
  const worst = async (statement: Statement | undefined) => statement && explain(client, role, modes, statement)
  const page = await worst(sent.find(({ text }) => text.includes('"order_items"')))
  if (page === undefined) throw new Error(`${query} read no orders.`)
  const total = await worst(sent.find(({ text }) => /as "total"/.test(text)))
  return { page, total }
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
