import { OverloadError } from '../overload.ts'

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH'])
/**
 * Connection failures, a login that is refused, no such database, shutting down, starting up, out of room or connections, a disk that fails,
 * and a server that takes no writes.
 */
const sqlStates = /^(08|28|3D|53|58|57P0[1-5]|25006)/
const driverSentences = /timeout exceeded when trying to connect|Connection terminated|not queryable/

/** Whether an error says that PostgreSQL cannot be had at the moment, rather than that it refused a statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof OverloadError) return true
  if (!(error instanceof Error)) return false
  const { code = '' } = error as { code?: string }
  return networkCodes.has(code) || sqlStates.test(code) || driverSentences.test(error.message)
}
