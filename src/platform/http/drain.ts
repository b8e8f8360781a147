import type { Server } from 'node:http'

/** A process that is about to end: it still answers all, and says that it wants no more. */
export interface Drain {
  begin: () => void
  isBegun: () => boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    drain: Drain
  }
}

/** From its beginning on each answer is the last one of its connection, so that clients go elsewhere before nobody is here. */
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
