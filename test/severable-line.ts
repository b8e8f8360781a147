import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface SeverableLine {
  /** The given URL, by way of this line. */
  url: string
  /** Breaks every connection and refuses new ones, as a service does that died. The service itself goes on. */
  sever: () => Promise<void>
  /** Keeps the connections and lets nothing through: the service seems to hang. */
  hang: () => void
  /** Where connections lead from now on. */
  leadTo: (target: string) => void
  /** Makes good what was done, severed or hanging. */
  restore: () => Promise<void>
}

/** Leads to a service, so that a test can take it away. */
export async function lineTo(target: string): Promise<SeverableLine> {
  let { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let hanging = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    join(near, far)
    join(far, near)
  })

  function join(from: Socket, to: Socket): void {
    sockets.add(from)
    // Not piped: a pipe would take up again by itself what hangs.
    from.on('data', (chunk) => to.write(chunk))
    from.on('end', () => to.end())
    from.on('error', () => {})
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    if (hanging) from.pause()
  }

  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()))
  await listen(0)
  const { port: own } = server.address() as AddressInfo
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(own)
  return {
    url: url.href,
    async sever() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
    hang() {
      hanging = true
      for (const socket of sockets) socket.pause()
    },
    leadTo(other) {
      ;({ hostname, port } = new URL(other))
    },
    async restore() {
      hanging = false
      for (const socket of sockets) socket.resume()
      if (!server.listening) await listen(own)
    },
  }
}
