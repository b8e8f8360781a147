/** One of the servers that product-list.ts compares, as a process of its own: it says where it listens, and ends with its parent. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { Cache } from '#platform/cache/cache.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'

export type Kind = 'node:http' | 'fastify' | 'souk' | 'uncached'

const loopback = { host: '127.0.0.1', port: 0 }

async function serveBytes(kind: Kind, body: Buffer): Promise<string> {
  const type = 'application/json; charset=utf-8'
  if (kind === 'fastify') {
    const app = Fastify()
    app.get('/api/v1/products', (_request, reply) => reply.type(type).send(body))
    return app.listen(loopback)
  }
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(loopback, resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function serveSouk(kind: Kind): Promise<string> {
  const config = readConfig(process.env)
  const dependencies = await openDependencies(config, createLogger(config.logLevel), () => {})
  const uncached: Cache = {
    ...dependencies.cache,
    read: async (_seen, _topic, _key, produce) => ({ answer: await produce(), hit: false }),
  }
  const app = await buildApp(config, kind === 'uncached' ? { ...dependencies, cache: uncached } : dependencies)
  return app.listen(loopback)
}

process.once('message', async ({ kind, body }: { kind: Kind; body: string }) => {
  const isSouk = kind === 'souk' || kind === 'uncached'
  process.send?.(await (isSouk ? serveSouk(kind) : serveBytes(kind, Buffer.from(body))))
})
process.once('disconnect', () => process.exit(0))
