/**
 * `node bench/place-order.ts [seconds]`: orders of two lines per second over HTTP at 16 connections, beside the limit: the
 * very statements that PostgreSQL heard for such an order, replayed by pg alone over 16 connections, one after the other.
 * Both are driven from the same thread in turns, so that they meet the same machine, and the median of the rounds' own
 * ratios counts: what else the machine does changes from one round to the next.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createProduct } from '#modules/catalogue/products/index.ts'
import { withTenant } from '#platform/database/transactions.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import type { Burst, Measured, Setup } from './place-order.load.ts'
import { recordStatements } from './place-order.statements.ts'

const tenants = 64
const rounds = 15
const goal = 0.8
const seconds = Number(process.argv[2] ?? 2)
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const config = readConfig({ DATA_DIR: directory, RATE_LIMIT_PER_MINUTE: '0', LOGIN_LIMIT_PER_MINUTE: '0' })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
const app = await buildApp(config, dependencies)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })

try {
  const setup: Setup = { origin, applicationUrl: dependencies.applicationUrl, shops: [] }
  for (let at = 0; at < tenants; at += 1) setup.shops.push(await openShop(at))
  const [shop] = setup.shops
  say('An order is, to PostgreSQL:')
  for (const { text } of shop?.statements ?? []) say(`  ${text.replace(/\s+/g, ' ').slice(0, 100)}`)

  const load = new Worker(new URL('place-order.load.ts', import.meta.url), { workerData: setup })
  await measure(load, { through: 'http', seconds: 6 })
  await measure(load, { through: 'postgres', seconds: 2 })
  const results: Record<Burst['through'], Measured[]> = { http: [], postgres: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const through of ['postgres', 'http'] as const)
      results[through].push(await measure(load, { through, seconds }))
  }
  await load.terminate()
  report(results)
} finally {
  await app.close()
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}

/** A tenant with two products, and what PostgreSQL hears when one order for both is placed. */
async function openShop(at: number): Promise<Setup['shops'][number]> {
  const account = { name: 'Bench', email: `bench-${at}@example.com`, password: 'a long enough password' }
  const { user, token } = (await post('/register', account)).data
  const product = { name: 'Blue mug', description: null, price: '19.99', quantity: 100_000_000 }
  const items = await withTenant(dependencies.database, user.id, async (tx) => [
    { product_id: (await createProduct(tx, product)).id, quantity: 1 },
    { product_id: (await createProduct(tx, product)).id, quantity: 2 },
  ])
  // The first orders look up what their token opens; from then on that is remembered.
  for (let turn = 0; turn < 3; turn += 1) await post('/orders', { items }, token)
  const recording = recordStatements(/INSERT INTO orders /)
  await post('/orders', { items }, token)
  const heard = recording.stop()
  // The same connection may have said more, after the order's transaction.
  const statements = heard.slice(0, 1 + heard.findIndex(({ text }) => text === 'COMMIT'))
  return { token, body: JSON.stringify({ items }), statements }
}

// biome-ignore lint/suspicious/noExplicitAny: it reads our own answers.
async function post(path: string, body: unknown, token?: string): Promise<any> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (response.status !== 201) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

async function measure(load: Worker, burst: Burst): Promise<Measured> {
  load.postMessage(burst)
  const [measured] = await once(load, 'message')
  return measured
}

function report({ http, postgres }: Record<Burst['through'], Measured[]>): void {
  for (const [through, measured] of Object.entries({ postgres, http })) {
    const of = (figure: 'perSecond' | 'p50Ms' | 'p99Ms', digits: number) =>
      median(measured.map((round) => round[figure])).toFixed(digits)
    say(`${through.padEnd(9)} ${of('perSecond', 0)} orders/s, p50 ${of('p50Ms', 1)} ms, p99 ${of('p99Ms', 1)} ms`)
  }
  const ratios = http.map(({ perSecond }, round) => perSecond / (postgres[round]?.perSecond ?? 0))
  const ratio = median(ratios)
  const failed = http.reduce((sum, { failures }) => sum + failures, 0)
  say(`rounds    ${ratios.map((one) => one.toFixed(2)).join(', ')}`)
  say(`ratio     ${ratio.toFixed(2)} (goal ${goal.toFixed(2)}), answers other than 201: ${failed}`)
  process.exitCode = ratio >= goal && failed === 0 ? 0 : 1
}

function median(figures: number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0
}
