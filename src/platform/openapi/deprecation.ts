import type { FastifyInstance } from 'fastify'

/** A route that will go. Its answers say so in headers (RFC 9745, RFC 8594), so that it is noticed by who reads no contract. */
export interface Deprecation {
  /** Both as a day, such as 2030-01-31. */
  since: string
  sunset: string
  /** The operation to call in its place. */
  use: string
}

/** What docs/compatibility.md promises to who has to change their program. */
const leastMonths = 6

export function announceDeprecations(app: FastifyInstance): void {
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.deprecated !== undefined) requireTimeToLeave(url, config.deprecated)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { deprecated } = request.routeOptions.config
    if (deprecated === undefined) return
    reply.header('deprecation', `@${Date.parse(deprecated.since) / 1_000}`)
    reply.header('sunset', new Date(deprecated.sunset).toUTCString())
  })
}

function requireTimeToLeave(url: string, { since, sunset }: Deprecation): void {
  const earliest = new Date(since)
  earliest.setUTCMonth(earliest.getUTCMonth() + leastMonths)
  if (Date.parse(sunset) >= earliest.getTime()) return
  throw new Error(`${url} is deprecated since ${since}: it may not be gone before ${leastMonths} months are over.`)
}

export const deprecationNote = ({ since, sunset, use }: Deprecation) =>
  `Deprecated since ${since} and gone after ${sunset}: call \`${use}\`.`
