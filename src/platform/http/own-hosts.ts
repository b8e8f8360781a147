import type { FastifyInstance } from 'fastify'
import { forbidden } from './failure.ts'

/** A name without a dot is one of this network, such as that of a container: nobody on the internet has one. */
const ownHost = /^([\w-]+|([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * For what listens on this machine alone: a page from elsewhere can have the browser take its own name for this machine's address,
 * and then reads what it likes. Its name gives it away.
 */
export function answerOwnHostsOnly(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers: { host } }) => {
    if (host === undefined || host === '' || ownHost.test(host)) return
    throw forbidden('This demo is for this machine: open it as localhost. Set APP_URL to reach it under another name.')
  })
}
