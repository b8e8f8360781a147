import type { RouteOptions } from 'fastify'
import { type FailureKind, failureKinds as kinds } from '../http/failure-kinds.ts'

/** Which failures a route may answer: what follows from how it is made, and what it declares besides. */
export function failuresOf(method: string, { url, schema = {}, config = {} }: RouteOptions): FailureKind[] {
  // What machines of our own ask must not depend on anything that could fail.
  if (config.unlimited) return [kinds.malformedRequest, ...(config.failures ?? [])]
  const writes = method !== 'GET'
  // Those of the API name what they do not know, also where they take nothing.
  const takesFields = url.startsWith('/api/') || schema.body !== undefined || schema.querystring !== undefined
  const when = (condition: unknown, ...failures: FailureKind[]) => (condition ? failures : [])
  return [
    kinds.malformedRequest,
    ...when(writes, kinds.preconditionFailed),
    // Also without a schema: whatever body comes is read, or refused.
    ...when(writes, kinds.payloadTooLarge, kinds.unsupportedMediaType),
    ...accessFailures(writes, config.access),
    ...when(config.buyerToken, kinds.unauthenticated),
    ...when(schema.params !== undefined, kinds.notFound),
    ...when(takesFields, kinds.validationFailed),
    ...when(config.idempotent, kinds.idempotencyInProgress, kinds.idempotencyMismatch),
    kinds.tooManyRequests,
    kinds.serverError,
    kinds.unavailable,
    ...(config.failures ?? []),
  ]
}

function accessFailures(writes: boolean, access: unknown): FailureKind[] {
  if (access === 'public') return []
  return [kinds.unauthenticated, kinds.forbidden, ...(writes ? [kinds.csrfMismatch] : [])]
}
