import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeAtTheEnd } from './running.ts'

export interface Heard {
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  /** What came, oldest first. */
  heard: Heard[]
  /** From now on. */
  answer: (with_: (response: ServerResponse) => void) => void
}

/** Somebody else's server, which takes webhooks and answers 204 unless it is told otherwise. */
export async function startReceiver(answer: (response: ServerResponse) => void = taken): Promise<Receiver> {
  const heard: Heard[] = []
  let answering = answer
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    answering(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closeAtTheEnd(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    answer(with_) {
      answering = with_
    },
  }
}

const taken = (response: ServerResponse) => response.writeHead(204).end()
export const refusing =
  (status: number, words = 'no') =>
  (response: ServerResponse) =>
    response.writeHead(status).end(words)
