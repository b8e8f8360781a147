/**
 * The driving side of product-list.ts, in a thread of its own: keep-alive connections that ask one thing after another.
 */
import { createHistogram } from 'node:perf_hooks'
import { parentPort } from 'node:worker_threads'
import { ask, openConnection } from './ask-by-hand.ts'

export interface Burst {
  origin: string
  connections: number
  seconds: number
  /** And until so many have been answered. */
  atLeast?: number
  /** Asked for in turns. */
  tokens: string[]
}

export interface Measured {
  perSecond: number
  p50Us: number
  p99Us: number
  /** Answers other than 200. */
  failures: number
}

const requestBy = (token: string) =>
  Buffer.from(`GET /api/v1/products HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`)

async function run({ origin, connections, seconds, atLeast = 0, tokens }: Burst): Promise<Measured> {
  const requests = tokens.map(requestBy)
  const latencies = createHistogram()
  let [turn, answers, failures] = [Math.floor(Math.random() * tokens.length), 0, 0]
  const begunAt = performance.now()
  const lane = async () => {
    const socket = await openConnection(origin)
    while (performance.now() - begunAt < seconds * 1_000 || answers < atLeast) {
      turn += 1
      const sentAt = performance.now()
      const status = await ask(socket, requests[turn % requests.length] as Buffer)
      latencies.record(Math.max(1, Math.round((performance.now() - sentAt) * 1_000)))
      answers += 1
      if (status !== 200) failures += 1
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const perSecond = (answers / (performance.now() - begunAt)) * 1_000
  return { perSecond, p50Us: latencies.percentile(50), p99Us: latencies.percentile(99), failures }
}

parentPort?.on('message', async (burst: Burst) => parentPort?.postMessage(await run(burst)))
