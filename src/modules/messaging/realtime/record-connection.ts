import type { Socket } from 'socket.io'
import type { Monitor } from '#platform/observability/monitor.ts'

/** What is known of a socket by the time it goes. */
export interface Connection {
  /** Whose it is: nobody's until it has subscribed to something. */
  userId: number | undefined
  channels: ReadonlySet<string>
}

interface Recording {
  monitor: Monitor
  ip: string
}

/** Records when a socket came and when and why it went, under the id by which its subscriptions are recorded. */
export function recordConnection(socket: Socket, { monitor, ip }: Recording, connection: Connection): void {
  const { id: requestId, conn } = socket
  const cameAt = performance.now()
  const { headers } = socket.handshake
  const came = { ip, transport: conn.transport.name, user_agent: headers['user-agent'] }
  void monitor.record({ kind: 'socket', name: 'connect', requestId }, nothingElse, () => ({ details: () => came }))

  socket.on('disconnect', (reason) => {
    const { userId, channels } = connection
    const went = { ip, reason, lasted_ms: Math.round(performance.now() - cameAt), channels: [...channels] }
    const opening = { kind: 'socket', name: 'disconnect', requestId, ...(userId !== undefined && { userId }) } as const
    void monitor.record(opening, nothingElse, () => ({ details: () => went }))
  })
}

const nothingElse = async () => {}
