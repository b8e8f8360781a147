import type { Server } from 'node:http'

/** A process that is about to end: it still answers everything, and asks clients to go elsewhere. */
export interface Drain {
  begin: () => void
  isBegun: () => boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    drain: Drain
  }
}

/** From the beginning of the drain each answer is the last of its connection, so that clients go elsewhere in time. */
export function openDrain(server: Server): Drain {
  let begun = false
  return {
    begin() {
      begun = true
      // Before the app sees the request: an event stream writes its head at once.
      server.prependListener('request', (_request, response) => {
        response.shouldKeepAlive = false
      })
    },
    isBegun: () => begun,
  }
}
