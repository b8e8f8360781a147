import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface CuttableProxy {
  url: string
  /** Breaks every connection, and those that are tried from now on. */
  cut: () => void
  /** Keeps the connections and lets nothing through them: the server seems to hang. */
  hang: () => void
  restore: () => void
  stop: () => Promise<void>
}

/** A wire to a server that can be cut. The server itself goes on, and keeps what it knew. */
export async function startCuttableProxy(target: string): Promise<CuttableProxy> {
  const wire = new URL(target)
  const pairs = new Set<[Socket, Socket]>()
  let state: 'whole' | 'cut' | 'hanging' = 'whole'
  const server = createServer((client) => {
    if (state === 'cut') return void client.destroy()
    const upstream = connect(Number(wire.port), wire.hostname)
    const pair: [Socket, Socket] = [client, upstream]
    pairs.add(pair)
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (chunk) => to.write(chunk))
      from.on('error', () => {})
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
    }
    if (state === 'hanging') for (const socket of pair) socket.pause()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = new URL(target)
  url.port = String((server.address() as AddressInfo).port)
  const sockets = () => [...pairs].flat()
  const cut = () => {
    state = 'cut'
    for (const socket of sockets()) socket.destroy()
  }
  return {
    url: url.href,
    cut,
    hang() {
      state = 'hanging'
      for (const socket of sockets()) socket.pause()
    },
    restore() {
      state = 'whole'
      for (const socket of sockets()) socket.resume()
    },
    async stop() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
