import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Failure } from './failure.ts'

/** Refuses a write whose `If-Match` names another state than the present one, or whose `If-None-Match` names this one. */
export function requirePreconditions(headers: IncomingHttpHeaders, etag: string): void {
  const { 'if-match': wanted, 'if-none-match': unwanted } = headers
  if (wanted !== undefined && !isNamedBy(wanted, etag)) throw changedMeanwhile()
  if (unwanted !== undefined && isNamedBy(unwanted, etag)) throw changedMeanwhile()
}

/** Whether a write has a condition at all: without one nothing need be read for it. */
export const isConditional = (headers: IncomingHttpHeaders) =>
  headers['if-match'] !== undefined || headers['if-none-match'] !== undefined

/** A write to what has no `ETag` cannot honour a condition on one: to write all the same would be the lost update. */
export function refuseUnkeptConditions(app: FastifyInstance): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const { method, headers, routeOptions } = request
    const condition = headers['if-match']
    const reads = method === 'GET' || method === 'HEAD'
    if (condition === undefined || reads || routeOptions.config.conditional || condition.trim() === '*') return done()
    done(neverHolds())
  })
}

/**
 * Whether the condition names the answer. Compared weakly, also for `If-Match`: our tags are weak only because a request id
 * stands in each answer, and a proxy makes any tag weak.
 */
export function isNamedBy(condition: string, etag: string): boolean {
  const strong = etag.replace(/^W\//, '')
  return condition.split(',').some((named) => named.trim() === '*' || named.trim().replace(/^W\//, '') === strong)
}

const preconditionFailed = (message: string) => new Failure(412, 'precondition_failed', message)
const changedMeanwhile = () => preconditionFailed('It is no longer as the condition of the request says.')
const neverHolds = () => preconditionFailed('There is no ETag here, so that no condition on one holds.')
