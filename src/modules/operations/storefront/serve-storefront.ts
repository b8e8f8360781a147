import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { OpenStorefront, Storefront } from '@souk/storefront'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callApiFor } from './call-api.ts'

const built = new URL('../../../../storefront/dist/', import.meta.url)
const rendering = new URL('server/server.js', built)

/** A form that a visitor fills in has a few fields. */
const maxFormBytes = 64 * 1024

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Souk</title>
<h1>The storefront is not built</h1><p>Run <code>npm run build:storefront</code> and start Souk again.</p>`

export interface StorefrontDependencies {
  /** Where visitors reach this server. */
  appUrl: string
}

/** `GET /shop/{slug}` and what is below it. It is registered before access is controlled: a shop's pages are for all. */
export async function serveStorefront(app: FastifyInstance, { appUrl }: StorefrontDependencies): Promise<void> {
  await app.register(async (scope) => {
    // What is worth recording happens in the calls of the API that a page makes, and those are recorded.
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, unrecorded: true }
    })
    const storefront = await load(app, appUrl)
    if (storefront !== undefined) await serveFiles(scope)
    servePages(scope, app, storefront)
  })
}

async function load(app: FastifyInstance, appUrl: string): Promise<Storefront | undefined> {
  if (!existsSync(rendering)) {
    app.log.warn('The storefront is not built: run `npm run build:storefront`.')
    return undefined
  }
  const { openStorefront } = (await import(rendering.href)) as { openStorefront: OpenStorefront }
  return openStorefront({ origin: appUrl, onError: (error) => app.log.error({ err: error }, 'page failed') })
}

function servePages(scope: FastifyInstance, app: FastifyInstance, storefront: Storefront | undefined): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: maxFormBytes },
    (_request, body, done) => done(null, body),
  )
  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    if (storefront === undefined) return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
    const answer = await storefront(asked(request), callApiFor(app, request))
    const body = answer.body === null ? undefined : Buffer.from(await answer.arrayBuffer())
    return reply.code(answer.status).headers(namedOnce(answer.headers)).send(body)
  }
  scope.route({ method: ['GET', 'POST'], url: '/shop/*', schema: { hide: true }, handler: show })
}

/** The request as the web's own interfaces know it. */
function asked(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value))
  const { method, body } = request
  return new Request(new URL(request.url, 'http://visitor'), {
    method: method === 'HEAD' ? 'GET' : method,
    headers,
    ...(typeof body === 'string' && { body }),
  })
}

function namedOnce(headers: Headers): Record<string, string | string[]> {
  const cookies = headers.getSetCookie()
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) }
}

function serveFiles(app: FastifyInstance) {
  return app.register(fastifyStatic, {
    root: fileURLToPath(new URL('assets/', built)),
    prefix: '/storefront-assets/',
    // Their names hold their content's hash.
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    decorateReply: false,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  })
}
