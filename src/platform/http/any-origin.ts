import type { FastifyInstance } from 'fastify'
import { responseHeaders } from '../openapi/headers.ts'
import type { AddressLimits } from './address-limits.ts'

const preflightSeconds = '86400'
const exposedHeaders = Object.keys(responseHeaders).join(', ')
const readable = { 'access-control-allow-origin': '*', 'access-control-expose-headers': exposedHeaders }

/**
 * Lets pages from anywhere call what lies below the path. Browsers send no cookies there: secrets travel in headers, which a
 * page has to know.
 */
export function allowAnyOrigin(app: FastifyInstance, path: string, limits: AddressLimits): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(path)) return
    reply.headers(readable)
    if (request.method !== 'OPTIONS') return
    await limits.file(request.subscriber)
    const asked = request.headers['access-control-request-headers'] ?? ''
    reply.code(204).headers({
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': String(asked).replace(/[^A-Za-z0-9,\- ]/g, ''),
      'access-control-max-age': preflightSeconds,
    })
    return reply.send()
  })
}
