/** The driving side of hand-written.ts, in a thread of its own: sixteen connections that stay, no request twice the same. */
import { randomUUID } from 'node:crypto'
import { createHistogram } from 'node:perf_hooks'
import { parentPort } from 'node:worker_threads'
import { ask, openConnection } from './ask-by-hand.ts'

export interface Shop {
  token: string
  /** The ids of its products, in a row. */
  first: number
  last: number
}

export interface Burst {
  /** With what its paths begin. */
  base: string
  seconds: number
  kind: 'list' | 'new list' | 'order' | 'order with a key'
  shops: Shop[]
}

export interface Measured {
  perSecond: number
  p99Ms: number
  /** Answers other than 200 and 201. */
  failures: number
}

const connections = 16
const within = (low: number, high: number) => low + Math.floor(Math.random() * (high - low + 1))

function requestOf({ kind, shops, base }: Burst): Buffer {
  const { token, first, last } = shops[within(0, shops.length - 1)] as Shop
  const { pathname, host } = new URL(base)
  const prefix = pathname.replace(/\/$/, '')
  const head = (line: string, more = '') =>
    `${line} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\nx-request-id: ${randomUUID()}\r\n${more}\r\n`
  if (kind === 'list') return Buffer.from(head(`GET ${prefix}/products`))
  if (kind === 'new list') {
    return Buffer.from(head(`GET ${prefix}/products?min_price=1&max_price=${within(100, 99_999)}.${within(10, 99)}`))
  }
  const items = [
    { product_id: within(first, first + 19), quantity: 1 },
    { product_id: within(first + 20, last), quantity: 2 },
  ]
  const body = JSON.stringify({ items })
  const key = kind === 'order' ? '' : `idempotency-key: ${randomUUID()}\r\n`
  const more = `content-type: application/json\r\ncontent-length: ${body.length}\r\n${key}`
  return Buffer.from(head(`POST ${prefix}/orders`, more) + body)
}

async function run(burst: Burst): Promise<Measured> {
  const latencies = createHistogram()
  let [answers, failures] = [0, 0]
  const begunAt = performance.now()
  const lane = async () => {
    const socket = await openConnection(burst.base)
    while (performance.now() - begunAt < burst.seconds * 1_000) {
      const sentAt = performance.now()
      const status = await ask(socket, requestOf(burst))
      latencies.record(Math.max(1, Math.round((performance.now() - sentAt) * 1_000)))
      answers += 1
      if (status !== 200 && status !== 201) failures += 1
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const perSecond = (answers / (performance.now() - begunAt)) * 1_000
  return { perSecond, p99Ms: latencies.percentile(99) / 1_000, failures }
}

parentPort?.on('message', async (burst: Burst) => parentPort?.postMessage(await run(burst)))
