/**
 * `node bench/mail.ts [seconds]`: one tenant has ten thousand mails queued while another one orders now and then. Says
 * how long each of those single mails takes from the answered order to the SMTP server, and how many mails leave per
 * second, beside the limit: the same mail sent by nodemailer's pool alone to the same server.
 */
import '#souk/production.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { createProduct } from '#modules/catalogue/products/index.ts'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { createMailer } from '#platform/mail/mailer.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { startWorker } from '#souk/worker.ts'
import type { Arrival, SinkMessage } from './mail.sink.ts'

const backlog = 10_000
const seconds = Number(process.argv[2] ?? 20)
const limitSeconds = 5
const limitLanes = 20
const slowestSingleMs = 3_000
const say = (line: string) => void process.stdout.write(`${line}\n`)
const now = () => performance.timeOrigin + performance.now()
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const sink = new Worker(new URL('mail.sink.ts', import.meta.url))
const arrivals: Arrival[] = []
const smtpUrl = await new Promise<string>((resolve) => {
  sink.on('message', (message: SinkMessage) => {
    if ('port' in message) resolve(`smtp://127.0.0.1:${message.port}`)
    else arrivals.push(...message.arrivals)
  })
})

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const config = readConfig({
  DATA_DIR: directory,
  SMTP_URL: smtpUrl,
  RATE_LIMIT_PER_MINUTE: '0',
  LOGIN_LIMIT_PER_MINUTE: '0',
})
const dependencies = await openDependencies(config, createLogger('silent'))
const app = await buildApp(config, dependencies)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const worker = startWorker(config, dependencies)

try {
  const [busy, quiet] = [await openShop('busy'), await openShop('quiet')]
  await arrived(busy.email, (await order(busy)) - 60_000)
  await multiply(busy)
  await delay(1_000)
  const begunAt = now()
  const singles: number[] = []
  while (now() - begunAt < seconds * 1_000) {
    const orderedAt = await order(quiet)
    singles.push((await arrived(quiet.email, orderedAt)) - orderedAt)
    await delay(1_000)
  }
  const took = now() - begunAt
  const perSecond = (arrivals.filter(({ at }) => at >= begunAt && at <= begunAt + took).length / took) * 1_000
  const left = await outstanding(busy)
  await worker.stop()
  report({ singles, perSecond, left, limit: await bareLimit() })
} finally {
  await worker.stop()
  await app.close()
  await dependencies.close()
  await sink.terminate()
  rmSync(directory, { recursive: true, force: true })
}

interface Shop {
  id: number
  email: string
  token: string
  productId: number
}

async function openShop(name: string): Promise<Shop> {
  const email = `${name}@example.com`
  const { user, token } = (await post('/register', { name, email, password: 'a long enough password' })).data
  const product = { name: 'Blue mug', description: null, price: '19.99', quantity: 1_000 }
  const { id } = await withTenant(dependencies.database, user.id, (tx) => createProduct(tx, product))
  return { id: user.id, email, token, productId: id }
}

/** Answers when the order was answered. */
async function order({ token, productId }: Shop): Promise<number> {
  await post('/orders', { items: [{ product_id: productId, quantity: 1 }] }, token)
  return now()
}

/** Announces the shop's order again, as often as makes the backlog: as if so many orders had been placed at once. */
async function multiply({ id }: Shop): Promise<void> {
  await withTenant(dependencies.database, id, (tx) =>
    sql`INSERT INTO outbox (user_id, event, payload)
        SELECT user_id, event, payload FROM outbox, generate_series(1, ${backlog}) WHERE user_id = ${id}`.execute(tx),
  )
}

async function arrived(email: string, since: number): Promise<number> {
  for (;;) {
    // The SMTP server may have the mail before the client has read the order's answer.
    const arrival = arrivals.findLast(({ to, at }) => to === email && at > since - 500)
    if (arrival !== undefined) return arrival.at
    await delay(5)
  }
}

async function outstanding({ id }: Shop): Promise<number> {
  const { rows } = await withPlatform(dependencies.database, (tx) =>
    sql<{ count: number }>`
      SELECT (SELECT count(*) FROM outbox WHERE user_id = ${id} AND relayed_at IS NULL)
           + (SELECT count(*) FROM notification_deliveries WHERE user_id = ${id} AND status = 'pending') AS count`.execute(
      tx,
    ),
  )
  return rows[0]?.count ?? 0
}

/** Mails per second of the mailer alone: no queue, no database, no rendering. */
async function bareLimit(): Promise<number> {
  const mailer = createMailer({ smtpUrl, from: config.mailFrom })
  const html = `<!doctype html><p>${'Blue mug at 19.99. '.repeat(150)}</p>`
  const mail = { to: 'limit@example.com', subject: 'Your order #1 for 19.99', text: 'Blue mug at 19.99', html }
  let sent = 0
  const begunAt = now()
  const lane = async (_value: unknown, at: number) => {
    while (now() - begunAt < limitSeconds * 1_000) {
      await mailer.send({ ...mail, messageId: `<limit-${at}-${sent}@example.com>` })
      sent += 1
    }
  }
  await Promise.all(Array.from({ length: limitLanes }, lane))
  const took = now() - begunAt
  mailer.close()
  return (sent / took) * 1_000
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

function report(found: { singles: number[]; perSecond: number; left: number; limit: number }): void {
  const singles = found.singles.toSorted((one, other) => one - other)
  const [median, worst] = [singles[singles.length >> 1] ?? Number.NaN, singles.at(-1) ?? Number.NaN]
  say(`one tenant's backlog: ${backlog} mails, of which ${found.left} were left at the end`)
  say(
    `another tenant's single mails: ${singles.length}, the first after ${found.singles[0]?.toFixed(0)} ms, ` +
      `median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms (goal ${slowestSingleMs} ms)`,
  )
  say(`delivered  ${found.perSecond.toFixed(0)} mails/s`)
  say(`limit      ${found.limit.toFixed(0)} mails/s (nodemailer alone to the same server)`)
  say(`ratio      ${(found.perSecond / found.limit).toFixed(2)}`)
  process.exitCode = worst <= slowestSingleMs && found.left > 0 ? 0 : 1
}
