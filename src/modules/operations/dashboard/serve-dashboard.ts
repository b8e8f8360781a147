import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const built = fileURLToPath(new URL('../../../../dashboard/dist/', import.meta.url))

/** What the build wrote in place of the nonce that each page gets. */
const noncePlaceholder = 'SOUK_NONCE'
const offeredPlaceholder = 'SOUK_OFFERED'

export interface DashboardOptions {
  /** The accounts that who signs in may choose from: those of the demo, while it is one. */
  offered: () => Promise<readonly { email: string; role: string; password: string }[]>
}

/**
 * Scripts and styles come from here and nowhere else. The nonce is for the styles that the component library writes
 * into the page while it runs; 'unsafe-inline' is not needed for them, and no script is written into the page.
 */
const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Souk</title>
<h1>The dashboard is not built</h1><p>Run <code>npm run build:dashboard</code> and start Souk again.</p>`

/** `GET /dashboard` and what is below it. It is registered before access is controlled: a page without data is for all. */
export async function serveDashboard(app: FastifyInstance, options: DashboardOptions): Promise<void> {
  await app.register(async (scope) => {
    // Each visit fetches a dozen files: recorded, they would push what matters out of what is kept.
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, unrecorded: true }
    })
    await servePages(scope, options)
  })
}

async function servePages(app: FastifyInstance, { offered }: DashboardOptions): Promise<void> {
  const page = existsSync(`${built}index.html`) ? readFileSync(`${built}index.html`, 'utf8') : undefined
  if (page === undefined) app.log.warn('The dashboard is not built: run `npm run build:dashboard`.')
  else await serveFiles(app)
  const sendPage = async (reply: FastifyReply) => {
    if (page === undefined) return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
    const nonce = randomBytes(16).toString('base64')
    // A page without them is better than none.
    const accounts = await offered().catch(() => [])
    return reply
      .headers({
        'content-security-policy': contentSecurityPolicy(nonce),
        'cache-control': 'no-cache',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlaceholder, nonce).replace(offeredPlaceholder, inAttribute(JSON.stringify(accounts))))
  }
  app.get('/dashboard', { schema: { hide: true } }, (_request, reply) => sendPage(reply))
  // Whatever has no file is a view: the router in the page knows which.
  app.get('/dashboard/*', { schema: { hide: true } }, (_request, reply) => sendPage(reply))
}

const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

async function serveFiles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: `${built}assets/`,
    prefix: '/dashboard/assets/',
    // Their names hold their content's hash.
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    decorateReply: false,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  })
  for (const [name, type] of [
    ['favicon.svg', 'image/svg+xml'],
    ['scheme.js', 'text/javascript'],
  ] as const) {
    const content = readFileSync(`${built}${name}`)
    app.get(`/dashboard/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.headers({ 'cache-control': 'max-age=3600', 'x-content-type-options': 'nosniff' }).type(type).send(content),
    )
  }
}
