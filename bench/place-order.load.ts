/** The driving side of place-order.ts, in a thread of its own. */
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
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
const agent = new Agent({ keepAlive: true, maxSockets: connections })
let turn = 0

function orderOverHttp(): Promise<boolean> {
  const shop = nextShop()
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${shop.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(shop.body),
    }
    const sent = request(`${origin}/api/v1/orders`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode === 201))
    })
    sent.once('error', reject)
    sent.end(shop.body)
  })
}

async function orderInPostgres(client: Client): Promise<boolean> {
  for (const statement of nextShop().statements) await client.query({ ...statement })
  return true
}

function nextShop(): Setup['shops'][number] {
  turn += 1
  return shops[turn % shops.length] as Setup['shops'][number]
}

async function run({ through, seconds }: Burst): Promise<Measured> {
  const clients = through === 'http' ? [] : await Promise.all(Array.from({ length: connections }, connect))
  const latencies: number[] = []
  let failures = 0
  const begunAt = performance.now()
  const lane = async (_value: unknown, at: number) => {
    const place = through === 'http' ? orderOverHttp : () => orderInPostgres(clients[at] as Client)
    while (performance.now() - begunAt < seconds * 1_000) {
      const sentAt = performance.now()
      if (!(await place())) failures += 1
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const perSecond = (latencies.length / (performance.now() - begunAt)) * 1_000
  await Promise.all(clients.map((client) => client.end()))
  latencies.sort((one, other) => one - other)
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
  return { perSecond, p50Ms: percentile(0.5), p99Ms: percentile(0.99), failures }
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: applicationUrl })
  await client.connect()
  return client
}

parentPort?.on('message', async (burst: Burst) => parentPort?.postMessage(await run(burst)))
