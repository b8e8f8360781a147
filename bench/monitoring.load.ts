/** The driving side of monitoring.ts, in a thread of its own: as little of a client as speaks HTTP/1.1. */
import { connect } from 'node:net'
import { parentPort } from 'node:worker_threads'

export interface Burst {
  port: number
  connections: number
  seconds: number
  expected: number
  /** Whole requests, sent in turns. */
  requests: string[]
}

export interface Measured {
  perSecond: number
  answers: number
  /** Answers with another status than expected. */
  failures: number
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n')
  const length = Number(/content-length: (\d+)/i.exec(answer.slice(0, Math.max(0, head)))?.[1] ?? 0)
  return head >= 0 && answer.length >= head + 4 + length
}

/** Sends, waits for the whole answer, sends the next, until the time is over. Resolves with how many came. */
function drive(
  { port, requests, expected }: Burst,
  first: number,
  until: number,
): Promise<Omit<Measured, 'perSecond'>> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let [answers, failures, turn, pending] = [0, 0, first, '']
    const send = () => socket.write(requests[turn++ % requests.length] as string)
    socket.setNoDelay(true).once('connect', send).once('error', reject)
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1')
      if (!isWhole(pending)) return
      if (Number(pending.slice(9, 12)) !== expected) failures += 1
      pending = ''
      answers += 1
      if (performance.now() < until) return send()
      socket.destroy()
      resolve({ answers, failures })
    })
  })
}

parentPort?.on('message', async (burst: Burst) => {
  const begunAt = performance.now()
  const until = begunAt + burst.seconds * 1_000
  const lanes = await Promise.all(Array.from({ length: burst.connections }, (_, at) => drive(burst, at, until)))
  const total = (field: 'answers' | 'failures') => lanes.reduce((sum, lane) => sum + lane[field], 0)
  const answer: Measured = {
    answers: total('answers'),
    perSecond: (total('answers') / (performance.now() - begunAt)) * 1_000,
    failures: total('failures'),
  }
  parentPort?.postMessage(answer)
})
