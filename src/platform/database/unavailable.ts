import { OverloadError } from '../overload.ts'

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH'])
/** Connection failures, shutting down, starting up, out of connections. */
const sqlStates = /^(08|57P0[123]|53300)/
const driverSentences = /timeout exceeded when trying to connect|Connection terminated|not queryable/

/** Whether an error says that PostgreSQL cannot be had at the moment, rather than that it refused a statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof OverloadError) return true
  if (!(error instanceof Error)) return false
  const { code = '' } = error as { code?: string }
  return networkCodes.has(code) || sqlStates.test(code) || driverSentences.test(error.message)
}
