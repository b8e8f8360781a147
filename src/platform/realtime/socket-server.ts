import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Server, type Socket } from 'socket.io'
import type { Metrics } from '../observability/metrics.ts'
import { type AdmissionOptions, admitSockets } from './admit-sockets.ts'
import { closeUnused } from './close-unused.ts'
import { openSocketStream, type SocketStreamOptions } from './socket-stream.ts'

export interface SocketServerOptions extends SocketStreamOptions, AdmissionOptions {
  corsOrigins: string[]
  metrics: Metrics
  onSocket: (socket: Socket, address: string) => void
}

const maxMessageBytes = 16 * 1024
const maxPacketsPerWindow = 300
const windowMs = 10_000

/**
 * Whether a request may become a socket. Any other offer to upgrade, such as the `h2c` of clients that would rather speak
 * HTTP/2, is ignored and its request answered; Node would hand it to the socket server, which hangs up.
 */
export function wantsSocket({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  return url.startsWith('/socket.io/') && headers.upgrade?.toLowerCase() === 'websocket'
}

/** Socket.IO on the app's own port. Whoever sends too large or too many frames loses the connection, and nobody else. */
export function serveSockets(app: FastifyInstance, options: SocketServerOptions): void {
  const { adapter, disconnect } = openSocketStream(options)
  const admission = admitSockets(options)
  const server = new Server({
    adapter,
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    connectTimeout: 10_000,
    cors: { origin: options.corsOrigins },
    allowRequest: admission.allowRequest,
  })
  server.attach(app.server)
  admission.follow(server.engine)
  server.engine.on('connection', disconnectFlood)
  options.metrics.meter
    .createObservableGauge('souk.sockets', { description: 'Live connections of this process.', unit: '{socket}' })
    .addCallback((gauge) => gauge.observe(server.engine.clientsCount))
  server.on('connection', (socket) => {
    closeUnused(socket)
    options.onSocket(socket, options.addressOf(socket.request))
  })
  app.addHook('preClose', async () => {
    server.local.disconnectSockets(true)
    server.of('/').adapter.close()
    server.engine.close()
    disconnect()
  })
}

interface Connection {
  on: (event: 'packet', listener: () => void) => void
  close: (discard: boolean) => void
}

/** Counts what arrives before anything reads it: junk costs no more than its bytes. */
function disconnectFlood(connection: Connection): void {
  let [packets, windowEndsAt] = [0, 0]
  connection.on('packet', () => {
    const now = Date.now()
    if (now > windowEndsAt) [packets, windowEndsAt] = [0, now + windowMs]
    packets += 1
    if (packets > maxPacketsPerWindow) connection.close(true)
  })
}
