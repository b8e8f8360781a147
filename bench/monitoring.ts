/**
 * `node bench/monitoring.ts [seconds]`: what monitoring costs. Two Souks in this process, on the same PostgreSQL and Redis,
 * one with monitoring and one without, are driven in turns from another thread, so that they meet the same machine: the
 * cached product list over 64 connections, and orders of two lines over 16. At most 5 % may be lost. Then it fills what is
 * kept to its bounds and tells what it takes on the disk, and what the process holds.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { createProduct } from '#modules/catalogue/products/index.ts'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { findRunningServices } from '#platform/embedded/running-services.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { type Config, readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import type { Burst, Measured } from './monitoring.load.ts'

/** Many short ones: two Souks without monitoring differ by a tenth from one round to the next. */
const rounds = 41
const tenants = 32
const mayLose = 0.05
const seconds = Number(process.argv[2] ?? 0.4)
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const limits = { RATE_LIMIT_PER_MINUTE: '0', LOGIN_LIMIT_PER_MINUTE: '0', DATA_DIR: directory }
await using opened = new AsyncDisposableStack()
opened.defer(() => rmSync(directory, { recursive: true, force: true }))
// A third one owns the services, so that neither of the two has more to do than the other.
const owner = await openDependencies(readConfig({ ...limits, MONITORING: 'false' }), createLogger('silent'))
opened.defer(owner.close)
const services = await findRunningServices(directory)
const off = await serve({ ...readConfig({ ...limits, MONITORING: 'false' }), ...services })
const on = await serve({ ...readConfig(limits), ...services })
const load = new Worker(new URL('monitoring.load.ts', import.meta.url))
opened.defer(async () => void (await load.terminate()))

const shops = await Promise.all(Array.from({ length: tenants }, (_, at) => openShop(at)))
const lists = shops.map(({ token }) => request('GET', '/products?per_page=20', token))
const orders = shops.map(({ token, items }) => request('POST', '/orders', token, { items }))
const bursts: Record<string, Omit<Burst, 'port'>> = {
  'cached list': { connections: 64, seconds, expected: 200, requests: lists },
  orders: { connections: 16, seconds, expected: 201, requests: orders },
}
for (const [name, burst] of Object.entries(bursts)) await compare(name, burst)
await tellMemory()

async function serve(config: Config) {
  const dependencies = await openDependencies(config, createLogger('silent'))
  opened.defer(dependencies.close)
  const app = await buildApp(config, dependencies)
  opened.defer(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { dependencies, port: (app.server.address() as AddressInfo).port }
}

async function openShop(at: number) {
  const account = { name: 'Bench', email: `bench-${at}@example.com`, password: 'a long enough password' }
  const response = await fetch(`http://127.0.0.1:${on.port}/api/v1/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  const { user, token } = ((await response.json()) as { data: { user: { id: number }; token: string } }).data
  const product = { name: 'Blue mug', description: null, price: '19.99', quantity: 100_000_000 }
  const items = await withTenant(on.dependencies.database, user.id, async (tx) => [
    { product_id: (await createProduct(tx, product)).id, quantity: 1 },
    { product_id: (await createProduct(tx, product)).id, quantity: 2 },
  ])
  return { token, items }
}

function request(method: string, path: string, token: string, body?: unknown): string {
  const text = body === undefined ? '' : JSON.stringify(body)
  const head = [`${method} /api/v1${path} HTTP/1.1`, 'host: bench', `authorization: Bearer ${token}`]
  const about = body === undefined ? [] : ['content-type: application/json', `content-length: ${text.length}`]
  return `${[...head, ...about].join('\r\n')}\r\n\r\n${text}`
}

/** Adds what an answer takes of this thread's processor, whatever else the machine has to do. */
async function measure(burst: Burst): Promise<Measured & { microseconds: number }> {
  const before = process.threadCpuUsage()
  load.postMessage(burst)
  const [measured] = (await once(load, 'message')) as [Measured]
  const { user, system } = process.threadCpuUsage(before)
  return { ...measured, microseconds: (user + system) / measured.answers }
}

async function compare(name: string, burst: Omit<Burst, 'port'>): Promise<void> {
  for (const { port } of [off, on]) await measure({ ...burst, port, seconds: 2 })
  const figures = { off: [] as number[], on: [] as number[], ratio: [] as number[] }
  const cpu = { off: [] as number[], on: [] as number[] }
  let failures = 0
  for (let round = 0; round < rounds; round += 1) {
    const turn = round % 2 === 0 ? (['off', 'on'] as const) : (['on', 'off'] as const)
    for (const which of turn) {
      const measured = await measure({ ...burst, port: { on, off }[which].port })
      figures[which].push(measured.perSecond)
      cpu[which].push(measured.microseconds)
      failures += measured.failures
    }
    // Each round against itself: the machine's own changes of pace stay out.
    figures.ratio.push((figures.on[round] as number) / (figures.off[round] as number))
  }
  const middle = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] as number
  const ratio = middle(figures.ratio)
  say(
    `${name.padEnd(12)} ${middle(figures.off).toFixed(0)}/s without, ${middle(figures.on).toFixed(0)}/s with monitoring, ` +
      `ratio ${ratio.toFixed(3)} (goal ${1 - mayLose}), CPU of the thread ${middle(cpu.off).toFixed(1)} and ` +
      `${middle(cpu.on).toFixed(1)} µs, other answers: ${failures}`,
  )
  if (ratio < 1 - mayLose || failures > 0) process.exitCode = 1
}

/** Rows as large as the bounds allow, in every ring until each of its segments has been used. */
async function tellMemory(): Promise<void> {
  const { database } = on.dependencies
  const entry = (at: number) => ({
    trace_id: at.toString(16).padStart(32, '0'),
    span_id: at.toString(16).padStart(16, '0'),
    kind: 'query',
    name: 'select '.repeat(30),
    user_id: at % 100,
    tags: ['sampled'],
    started_at: new Date().toISOString(),
    duration_ms: 1,
    details: { text: Array.from({ length: 100 }, () => Math.random().toString(36)).join(' ') },
  })
  for (const ring of ['ordinary', 'notable', 'refused']) {
    for (let batch = 0; batch < 60; batch += 1) {
      const entries = JSON.stringify(Array.from({ length: 400 }, (_, at) => entry(batch * 400 + at)))
      await withPlatform(database, (tx) => sql`SELECT record_monitoring(${ring}, ${entries}::jsonb)`.execute(tx))
    }
  }
  const { rows } = await withPlatform(database, (tx) =>
    sql<{ entries: number; bytes: number }>`
      SELECT (SELECT count(*) FROM monitoring_entries) AS entries, sum(pg_total_relation_size(oid))::bigint AS bytes
      FROM pg_class WHERE relispartition AND relkind = 'r'`.execute(tx),
  )
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`
  say(`kept at the bounds: ${rows[0]?.entries} entries, ${mebibytes(rows[0]?.bytes ?? 0)} on the disk with indexes`)
  say(`resident memory of this process with both Souks: ${mebibytes(process.memoryUsage.rss())}`)
}
