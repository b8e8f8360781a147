/**
 * `npm run bench hand-written [seconds per round] [rounds]`: Souk, with everything switched on, beside hand-written.service.ts,
 * which does the same work by hand, on one PostgreSQL and one Redis, asked in turns. What is told is the middle of the rounds
 * and of their ratios. It fails where a ratio is below 1, or an answer was none.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Client } from 'pg'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import type { Burst, Measured, Shop } from './hand-written.load.ts'
import type { SinkMessage } from './mail.sink.ts'

const seconds = Number(process.argv[2] ?? 3)
const rounds = Number(process.argv[3] ?? 3)
const password = 'a quiet passphrase'
const say = (line: string) => void process.stdout.write(`${line}\n`)
const middle = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
const threadOf = (file: string) => new Worker(new URL(file, import.meta.url))

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const postgres = await startEmbeddedPostgres(directory)
const valkey = await startEmbeddedValkey(directory)
const sink = threadOf('./mail.sink.ts')
const [{ port: smtpPort }] = (await once(sink, 'message')) as [Extract<SinkMessage, { port: number }>]
const load = threadOf('./hand-written.load.ts')
const children: ChildProcess[] = []
try {
  const [soukPort, handPort] = [await findFreePort(), await findFreePort()]
  const hand = new URL(postgres.url)
  hand.pathname = '/hand'
  const soukProcess = await start('../src/main.ts', {
    ...{ DATABASE_URL: postgres.url, REDIS_URL: valkey.url, SMTP_URL: `smtp://127.0.0.1:${smtpPort}` },
    ...{ ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: password, PORT: String(soukPort), LOG_LEVEL: 'warn' },
    ...{ RATE_LIMIT_PER_MINUTE: '100000000', LOGIN_LIMIT_PER_MINUTE: '0', REGISTER_LIMIT_PER_MINUTE: '0' },
  })
  const base = { souk: `http://127.0.0.1:${soukPort}/api/v1`, hand: `http://127.0.0.1:${handPort}` }
  await until(async () => (await fetch(`http://127.0.0.1:${soukPort}/health/ready`)).ok)
  const shops = await openShops(base.souk)
  await copyShops(hand.href, shops)
  const handProcess = await start('./hand-written.service.ts', {
    ...{ DATABASE_URL: hand.href, REDIS_URL: valkey.url, PORT: String(handPort) },
  })
  await once(handProcess, 'message')

  const [one, twenty] = [shops.slice(0, 1), shops.slice(1)]
  for (const [name, kind, of] of [
    ['list, held', 'list', twenty],
    ['list, each for the first time', 'new list', one],
    ['orders in one shop', 'order', one],
    ['orders in one shop, with a key', 'order with a key', one],
    ['orders in twenty shops, with a key', 'order with a key', twenty],
  ] as const) {
    const measured: Record<keyof typeof base, Measured[]> = { souk: [], hand: [] }
    for (const who of ['souk', 'hand'] as const) await burst({ base: base[who], seconds: 1, kind, shops: of })
    for (let round = 0; round < rounds; round += 1) {
      for (const who of ['souk', 'hand'] as const) {
        measured[who].push(await burst({ base: base[who], seconds, kind, shops: of }))
      }
    }
    report(name, measured)
  }
  say(`resident after all of it: Souk ${resident(soukProcess)} MB, by hand ${resident(handProcess)} MB`)
} finally {
  for (const child of children) {
    child.kill('SIGTERM')
    await Promise.race([once(child, 'exit'), delay(15_000)])
  }
  await Promise.all([load.terminate(), sink.terminate()])
  await valkey.stop()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

function report(name: string, { souk, hand }: Record<'souk' | 'hand', Measured[]>): void {
  const ratio = middle(souk.map(({ perSecond }, at) => perSecond / (hand[at]?.perSecond ?? 0)))
  const failures = souk.reduce((sum, round) => sum + round.failures, 0)
  if (ratio < 1 || failures > 0) process.exitCode = 1
  const figures = (rows: Measured[]) =>
    `${middle(rows.map(({ perSecond }) => perSecond)).toFixed(0)}/s p99 ${middle(rows.map(({ p99Ms }) => p99Ms)).toFixed(1)} ms`
  const failed = failures === 0 ? '' : `, ${failures} FAILED`
  say(
    `${name.padEnd(36)} Souk ${figures(souk).padEnd(24)} by hand ${figures(hand).padEnd(24)} ${ratio.toFixed(2)}${failed}`,
  )
}

async function burst(task: Burst): Promise<Measured> {
  load.postMessage(task)
  return ((await once(load, 'message')) as [Measured])[0]
}

async function start(file: string, environment: Record<string, string>): Promise<ChildProcess> {
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: join(directory, 'souk'), ...environment }
  const child = fork(new URL(file, import.meta.url), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.push(child)
  return child
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await check().catch(() => false)) return
    await delay(100)
  }
  throw new Error('It did not start within 30 s.')
}

function resident({ pid }: ChildProcess): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

/** One shop with a thousand products, and twenty with forty. */
async function openShops(origin: string): Promise<(Shop & { id: number })[]> {
  // biome-ignore lint/suspicious/noExplicitAny: it reads our own answers.
  const call = async (path: string, body: object, token = ''): Promise<any> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return ((await response.json()) as { data: unknown }).data
  }
  const { token: admin } = await call('/login', { email: 'admin@example.com', password })
  const shops: (Shop & { id: number })[] = []
  for (let number = 0; number <= 20; number += 1) {
    const account = { name: `Shop ${number}`, email: `shop-${number}@example.com`, password }
    const { user, token } = await call('/register', account)
    const ids: number[] = []
    for (let made = 0; made < (number === 0 ? 1_000 : 40); made += 1) {
      const description = 'Hand made, dishwasher safe, and described in about as many words as people use.'
      const product = { name: `Mug ${made}`, description, price: `${10 + (made % 90)}.00`, quantity: 10_000_000 }
      ids.push((await call('/products', { ...product, user_id: user.id }, admin)).id)
    }
    shops.push({ id: user.id, token, first: ids[0] as number, last: ids.at(-1) as number })
  }
  return shops
}

async function copyShops(url: string, shops: (Shop & { id: number })[]): Promise<void> {
  const owner = new Client({ connectionString: postgres.url })
  await owner.connect()
  await owner.query('CREATE DATABASE hand')
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`
    CREATE TABLE tokens (digest text PRIMARY KEY, shop_id bigint NOT NULL);
    CREATE TABLE products (id bigint PRIMARY KEY, shop_id bigint NOT NULL, name text NOT NULL, description text,
      price numeric(10, 2) NOT NULL, quantity int NOT NULL CHECK (quantity >= 0), created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now());
    CREATE INDEX ON products (shop_id, created_at DESC, id DESC);
    CREATE INDEX ON products (shop_id, price);
    CREATE TABLE orders (id bigserial PRIMARY KEY, shop_id bigint NOT NULL, total numeric(10, 2) NOT NULL,
      status text NOT NULL DEFAULT 'pending', created_at timestamptz NOT NULL DEFAULT now());
    CREATE INDEX ON orders (shop_id, id);
    CREATE TABLE lines (id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders,
      product_id bigint NOT NULL REFERENCES products, quantity int NOT NULL);
    CREATE INDEX ON lines (order_id)`)
  for (const { id, token, first, last } of shops) {
    const digest = createHash('sha256').update(`Bearer ${token}`).digest('hex')
    await client.query('INSERT INTO tokens VALUES ($1, $2)', [digest, id])
    await client.query(
      `INSERT INTO products (id, shop_id, name, description, price, quantity)
       SELECT n, $1, 'Mug ' || n, 'Hand made, dishwasher safe, and described in about as many words as people use.',
         10 + n % 90, 10000000 FROM generate_series($2::bigint, $3::bigint) AS n`,
      [id, first, last],
    )
  }
  for (const database of [client, owner]) {
    await database.query('VACUUM ANALYZE')
    await database.end()
  }
}
