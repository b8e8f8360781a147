/**
 * `node bench/realtime.ts`: what 2,000 idle sockets cost one process, and how long an event takes from the answered
 * status change to the client, at 100 changes a second. Each stands beside its limit of the same run: Socket.IO alone,
 * and a PostgreSQL notice that is handed to a socket with nothing in between. The clients are another process.
 */
import '#souk/production.ts'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { createProduct } from '#modules/catalogue/products/index.ts'
import { assignRole } from '#modules/identity/access/index.ts'
import { placeOrder } from '#modules/sales/orders/index.ts'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { startWorker } from '#souk/worker.ts'
import type { SinkMessage } from './mail.sink.ts'
import type { ClientTask, Subscription } from './realtime.clients.ts'
import { type Memory, memoryNow } from './realtime.memory.ts'

const idleSockets = 2_000
const activeUsers = 20
const orders = 340
const perSecond = 100
const goalMs = 1_000
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const sink = new Worker(new URL('mail.sink.ts', import.meta.url))
const [sinkReady] = (await once(sink, 'message')) as [SinkMessage]
const smtpUrl = `smtp://127.0.0.1:${'port' in sinkReady ? sinkReady.port : 0}`
const unlimited = {
  RATE_LIMIT_PER_MINUTE: '0',
  LOGIN_LIMIT_PER_MINUTE: '0',
  CONNECTIONS_PER_ADDRESS: '0',
  SOCKETS_PER_USER: '0',
}
const config = readConfig({ DATA_DIR: directory, SMTP_URL: smtpUrl, ...unlimited })
const dependencies = await openDependencies(config, createLogger('silent'))
const { database, applicationUrl } = dependencies
const app = await buildApp(config, dependencies)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const worker = startWorker(config, dependencies)
const clients = fork(new URL('realtime.clients.ts', import.meta.url))
const bare = fork(new URL('realtime.bare.ts', import.meta.url), [applicationUrl])
const [{ origin: bareOrigin }] = (await once(bare, 'message')) as [{ origin: string }]

try {
  const [admin, idle, ...active] = await openAccounts()
  await withPlatform(database, (tx) => assignRole(tx, admin.id, 'admin'))
  const waiting = Array.from({ length: idleSockets }, () => subscriptionOf(idle))

  const bareBytes = await bytesPerSocket(
    async () => (await ask<{ memory: Memory }>(bare, {})).memory,
    bareOrigin,
    waiting,
  )
  await ask(clients, { task: 'close' } satisfies ClientTask)
  const notify = { task: 'notify', origin: bareOrigin, databaseUrl: applicationUrl, perSecond, count: 5 * perSecond }
  const limit = await ask<number[]>(clients, notify)
  const bytes = await bytesPerSocket(async () => memoryNow(), origin, waiting)

  const placed: number[] = []
  for (let at = 0; at < orders; at += 1) placed.push(await orderOf(active[at % activeUsers] as Account))
  await delay(3_000)
  const listeners = active.map(subscriptionOf)
  const change = { task: 'change', origin, token: admin.token, listeners, orders: placed, perSecond }
  report({ bareBytes, bytes, limit, delays: await ask<number[]>(clients, change) })
} finally {
  for (const child of [clients, bare]) child.disconnect()
  await worker.stop()
  await app.close()
  await dependencies.close()
  await sink.terminate()
  rmSync(directory, { recursive: true, force: true })
}

interface Account {
  id: number
  token: string
  productId: number
}

async function openAccounts(): Promise<[Account, Account, ...Account[]]> {
  const accounts: Account[] = []
  for (let at = 0; at < activeUsers + 2; at += 1) {
    const response = await fetch(`${origin}/api/v1/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Bench', email: `bench-${at}@example.com`, password: 'a long enough password' }),
    })
    const { data } = (await response.json()) as { data: { user: { id: number }; token: string } }
    const { user, token } = data
    const product = { name: 'Blue mug', description: null, price: '19.99', quantity: 1_000 }
    const { id } = await withTenant(database, user.id, (tx) => createProduct(tx, product))
    accounts.push({ id: user.id, token, productId: id })
  }
  return accounts as [Account, Account, ...Account[]]
}

function subscriptionOf({ id, token }: Account): Subscription {
  return { channel: `private-users.${id}`, token }
}

async function orderOf({ id, productId }: Account): Promise<number> {
  const items = [{ product_id: productId, quantity: 1 }]
  return (await withTenant(database, id, (tx) => placeOrder(tx, items))).id
}

async function ask<T>(child: ChildProcess, task: object): Promise<T> {
  child.send(task)
  const [answer] = await once(child, 'message')
  return answer as T
}

async function bytesPerSocket(look: () => Promise<Memory>, at: string, subscriptions: Subscription[]): Promise<Memory> {
  const before = await look()
  await ask(clients, { task: 'open', origin: at, subscriptions } satisfies ClientTask)
  await delay(500)
  const after = await look()
  return {
    heap: (after.heap - before.heap) / subscriptions.length,
    rss: (after.rss - before.rss) / subscriptions.length,
  }
}

function report(found: { bareBytes: Memory; bytes: Memory; limit: number[]; delays: number[] }): void {
  const kib = ({ heap, rss }: Memory) => `heap ${(heap / 1024).toFixed(1)} KiB, RSS ${(rss / 1024).toFixed(1)} KiB`
  const percentile = (values: number[], share: number) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN
  const times = (values: number[]) =>
    `median ${percentile(values, 0.5).toFixed(1)} ms, p99 ${percentile(values, 0.99).toFixed(1)} ms`
  const changes = 3 * orders
  say(`${idleSockets} idle sockets, each: ${kib(found.bytes)}`)
  say(`limit, Socket.IO alone:      ${kib(found.bareBytes)}`)
  say(`ratio                        heap ${(found.bytes.heap / found.bareBytes.heap).toFixed(2)}`)
  say(`${changes} status changes at ${perSecond} a second, answered to heard: ${times(found.delays)}`)
  say(`limit, a notice handed to a socket: ${times(found.limit)}`)
  say(`ratio of medians ${(percentile(found.delays, 0.5) / percentile(found.limit, 0.5)).toFixed(1)}`)
  say(`heard ${found.delays.length} of ${changes}`)
  process.exitCode = found.delays.length === changes && percentile(found.delays, 0.99) <= goalMs ? 0 : 1
}
