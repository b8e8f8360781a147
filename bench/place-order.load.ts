/** The driving side of place-order.ts, in a thread of its own: both ways over connections that stay open. */
import type { Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
import { ask, openConnection } from './ask-by-hand.ts'
import type { Statement } from './place-order.statements.ts'

export interface Setup {
  origin: string
  applicationUrl: string
  shops: { token: string; body: string; statements: Statement[] }[]
}

export interface Burst {
  through: 'http' | 'postgres'
  seconds: number
}

export interface Measured {
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Answers other than 201. */
  failures: number
}

const connections = 16
const { origin, applicationUrl, shops } = workerData as Setup
const { hostname, port } = new URL(origin)
const orders = shops.map(({ token, body, statements }) => ({ request: requestFor(token, body), statements }))
let turn = 0

function requestFor(token: string, body: string): Buffer {
  const head = [
    'POST /api/v1/orders HTTP/1.1',
    `host: ${hostname}:${port}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

async function orderOverHttp(socket: Socket): Promise<boolean> {
  return (await ask(socket, nextOrder().request)) === 201
}

/** Each statement waits for the answer to the one before it; what can be prepared is, once per connection. */
async function orderInPostgres(client: Client): Promise<boolean> {
  for (const statement of nextOrder().statements) await client.query({ ...statement })
  return true
}

function nextOrder() {
  turn += 1
  return orders[turn % orders.length] as (typeof orders)[number]
}

/** Opened once, so that no round pays for greetings or for what is planned anew on each connection. */
const lanes: Record<Burst['through'], (() => Promise<boolean>)[]> = {
  http: (await openAll(() => openConnection(origin))).map((socket) => () => orderOverHttp(socket)),
  postgres: (await openAll(openClient)).map((client) => () => orderInPostgres(client)),
}

function openAll<Connection>(open: () => Promise<Connection>): Promise<Connection[]> {
  return Promise.all(Array.from({ length: connections }, open))
}

async function openClient(): Promise<Client> {
  const client = new Client({ connectionString: applicationUrl })
  await client.connect()
  return client
}

async function run({ through, seconds }: Burst): Promise<Measured> {
  const latencies: number[] = []
  let failures = 0
  const begunAt = performance.now()
  const drive = async (place: () => Promise<boolean>) => {
    while (performance.now() - begunAt < seconds * 1_000) {
      const sentAt = performance.now()
      if (!(await place())) failures += 1
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(lanes[through].map(drive))
  const perSecond = (latencies.length / (performance.now() - begunAt)) * 1_000
  latencies.sort((one, other) => one - other)
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
  return { perSecond, p50Ms: percentile(0.5), p99Ms: percentile(0.99), failures }
}

parentPort?.on('message', async (burst: Burst) => parentPort?.postMessage(await run(burst)))
