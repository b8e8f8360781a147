import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface SeverableProxy {
  /** The given URL, by way of the proxy. */
  url: string
  /** Cuts every connection and refuses new ones, as a service does that died. */
  sever: () => Promise<void>
  restore: () => Promise<void>
}

/** Stands between a Souk and one of its services, so that a test can take the service away. */
export async function startProxy(target: string): Promise<SeverableProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()))
  await listen(0)
  const { port: own } = server.address() as AddressInfo
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(own)
  const sever = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return { url: url.href, sever, restore: () => listen(own) }
}
