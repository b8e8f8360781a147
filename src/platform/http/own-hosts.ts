import type { FastifyInstance } from 'fastify'
import { forbidden } from './failure.ts'

/** A name without a dot is one of this network, such as that of a container: nobody on the internet has one. */
const ownHost = /^([\w-]+|([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * For a server that listens on this machine alone: a page from elsewhere can let its own name resolve to this machine, and would
 * then read what it likes (DNS rebinding). The name in the request gives it away.
 */
export function answerOwnHostsOnly(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers: { host } }) => {
    if (host === undefined || host === '' || ownHost.test(host)) return
    throw forbidden('This demo is for this machine: open it as localhost. Set APP_URL to reach it under another name.')
  })
}
