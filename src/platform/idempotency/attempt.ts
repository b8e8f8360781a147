import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Failure, validationFailed } from '../http/failure.ts'

const maxKeyLength = 255

/** What makes two requests the same one: who asks, where, and the key they chose. */
export interface Attempt {
  actorId: number
  /** Whose the answer is, where no transaction says so. */
  tenantId: number
  route: string
  key: string
  fingerprint: Buffer
}

/** Undefined for a request without an Idempotency-Key. */
export function attemptOf(request: FastifyRequest, actorId: number): Attempt | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length < 1 || key.length > maxKeyLength) {
    throw validationFailed({
      'idempotency-key': [`The Idempotency-Key header must have 1 to ${maxKeyLength} characters.`],
    })
  }
  // The body is fingerprinted as it was understood: white space and the order of fields make no other body.
  const fingerprint = createHash('sha256').update(JSON.stringify(request.body)).digest()
  const tenantId = (request as SignedRequest).actor?.shopId ?? actorId
  // Who works in several shops may use a key in each of them.
  const route = routeOf(request) + (tenantId === actorId ? '' : ` in shop ${tenantId}`)
  return { actorId, tenantId, route, key, fingerprint }
}

/** By the route's pattern and parameters: one path has many spellings. */
function routeOf({ method, routeOptions, params }: FastifyRequest): string {
  const named = params as Record<string, unknown>
  return `${method} ${routeOptions.url?.replace(/:(\w+)/g, (_, name: string) => String(named[name]))}`
}

/** As access control leaves it; of that the platform knows no more. */
type SignedRequest = FastifyRequest & { actor?: { shopId: number } }

/** The lock that shows, for as long as a transaction lasts, that the attempt is running. */
export function lockOf({ actorId, route, key }: Attempt): bigint {
  return createHash('sha256')
    .update(JSON.stringify([actorId, route, key]))
    .digest()
    .readBigInt64BE()
}

export const stillRunning = () =>
  new Failure(409, 'idempotency_in_progress', 'A request with this Idempotency-Key is still running.', {
    headers: { 'retry-after': '1' },
  })
