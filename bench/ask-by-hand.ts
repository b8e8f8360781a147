/** HTTP spoken by hand over a connection that stays: a client that costs as much as the server would measure itself. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const headerEnd = Buffer.from('\r\n\r\n')

export async function openConnection(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname).setNoDelay()
  await once(socket, 'connect')
  // Nothing that is asked here would ever be answered.
  return socket.once('end', () => socket.destroy(new Error('The server hung up.')))
}

/** Resolves with the status when all of the body is there. */
export function ask(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0
    let missing = Number.POSITIVE_INFINITY
    const take = (chunk: Buffer) => {
      if (status === 0) {
        const bodyAt = chunk.indexOf(headerEnd) + headerEnd.length
        const head = chunk.toString('latin1', 0, bodyAt)
        status = Number(head.slice(9, 12))
        missing = Number(/content-length: (\d+)/i.exec(head)?.[1]) + bodyAt
      }
      missing -= chunk.length
      if (missing > 0) return
      socket.off('data', take)
      missing === 0 ? resolve(status) : reject(new Error('The answer is not one that this client reads.'))
    }
    socket.on('data', take)
    socket.write(request)
  })
}
