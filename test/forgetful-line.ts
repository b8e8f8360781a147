import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface ForgetfulLine {
  /** The given URL, by way of this line. */
  url: string
  stop: () => Promise<void>
}

const backendKeyData = 'K'.charCodeAt(0)
const notification = 'A'.charCodeAt(0)

/**
 * Leads to PostgreSQL and looks like a pooler of transactions to who comes: the number of the server's process is made up,
 * and nobody hears a notification. With `hears`, like one that keeps sessions.
 */
export async function forgetfulLineTo(target: string, { hears = false } = {}): Promise<ForgetfulLine> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const altered = alterMessages(hears)
    near.pipe(far)
    far.on('data', (chunk: Buffer) => near.write(altered(chunk)))
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
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Each message of PostgreSQL begins with its type, one byte, and its length, which counts itself. */
function alterMessages(hears: boolean): (chunk: Buffer) => Buffer {
  let rest = Buffer.alloc(0)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    const passing: Buffer[] = []
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const message = Buffer.from(rest.subarray(0, 1 + rest.readInt32BE(1)))
      rest = rest.subarray(message.length)
      if (message[0] === backendKeyData) message.writeInt32BE(message.readInt32BE(5) ^ 0x40_00_00_00, 5)
      if (hears || message[0] !== notification) passing.push(message)
    }
    return Buffer.concat(passing)
  }
}
