import { Pool, types } from 'pg'
import { ApplicationClient } from './application-client.ts'
import { applicationName } from './connect.ts'
import { hearNotices } from './outdated-notices.ts'

interface PoolOptions {
  url: string
  poolSize: number
  onError: (error: Error) => void
}

const waitForConnectionMs = 10_000
/** Idle ones are kept: a new connection has to read the catalogue, prepare its statements and map PostgreSQL's memory. */
const idleConnectionMs = 10 * 60_000

// A bigint of ours is an identity or a count: it stays far below 2^53, and JSON carries it as a number.
types.setTypeParser(types.builtins.INT8, Number)

/** The connections that transactions are made on. */
export function openPool({ url, poolSize, onError }: PoolOptions): Pool {
  const pool = new Pool({
    Client: ApplicationClient,
    connectionString: url,
    application_name: applicationName,
    max: poolSize,
    // Only round-trips.ts and one-message.ts use it: they send a statement before the previous one is answered.
    pipeline: true,
    connectionTimeoutMillis: waitForConnectionMs,
    // How long a statement may take is a setting of the role.
    idleTimeoutMillis: idleConnectionMs,
  })
  pool.on('error', onError)
  // The pool listens on idle connections alone. One that breaks between two statements of a transaction would end the
  // process; the next statement fails anyway.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    hearNotices(client)
  })
  return pool
}
