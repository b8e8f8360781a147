import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { responseHeaders } from '../openapi/headers.ts'
import type { AddressLimits } from './address-limits.ts'

/** What lets a browser know whether the page that asked may read the answer: for every answer, also of what reached no route. */
export type OriginHeaders = (headers: IncomingHttpHeaders) => Record<string, string>

const preflightSeconds = 600
const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const exposed = { 'access-control-expose-headers': Object.keys(responseHeaders).join(', ') }

/** `*` is every origin; without any, no page from elsewhere reads anything. */
export function originHeaders(origins: readonly string[]): OriginHeaders {
  if (origins.length === 0) return () => ({})
  if (origins.includes('*')) return () => ({ 'access-control-allow-origin': '*', ...exposed })
  const allowed = new Set(origins)
  return ({ origin }) => {
    if (origin === undefined || !allowed.has(origin)) return { vary: 'Origin' }
    return { vary: 'Origin', 'access-control-allow-origin': origin, ...exposed }
  }
}

/** Lets pages from elsewhere call everything, and read the headers that a client goes by, such as `Retry-After`. */
export function allowOrigins(app: FastifyInstance, headersFor: OriginHeaders, limits: AddressLimits): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersFor(request.headers))
    if (reply.getHeader('access-control-allow-origin') === undefined || !isPreflight(request)) return done()
    // Answered right here, so that nothing after it would count the question.
    limits.file(request.subscriber).then(
      () => reply.headers(permission(request.headers)).code(204).send(),
      (refusal) => done(refusal),
    )
  })
}

/** Any other OPTIONS is a request like each, and its method none of ours. */
const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined

function permission({ 'access-control-request-headers': wanted }: IncomingHttpHeaders): Record<string, string> {
  return {
    'access-control-allow-methods': methods,
    'access-control-max-age': String(preflightSeconds),
    vary: 'Origin, Access-Control-Request-Headers',
    ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
  }
}
