import { type Client, escapeIdentifier, escapeLiteral, type QueryResult } from 'pg'
import { ApplicationClient } from '../database/application-client.ts'
import { applicationName } from '../database/connect.ts'
import type { Change } from './scope.ts'

/** A change that Redis does not know of: made by hand, by another program, or while Redis was away. */
export interface Invalidation extends Change {
  transaction_id: string
}

/**
 * The rows that were left for us, read over a connection of its own: a full pool must not keep the cache from working,
 * neither ours nor a pooler's.
 */
export interface InvalidationLog {
  /** The oldest first, at most `batchSize`. */
  waiting: () => Promise<Invalidation[]>
  /** Deletes rows that have been acted on. */
  settle: (rows: readonly Invalidation[]) => Promise<void>
  close: () => Promise<void>
}

export interface InvalidationLogOptions {
  sessionUrl: string
  platformRole: string
}

export const batchSize = 1_000
const timeouts = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 }

export function openInvalidationLog({ sessionUrl, platformRole }: InvalidationLogOptions): InvalidationLog {
  let connection: Promise<Client> | undefined

  const connect = async () => {
    const client = new ApplicationClient({
      connectionString: sessionUrl,
      application_name: applicationName,
      keepAlive: true,
      ...timeouts,
    })
    const forget = () => {
      connection = undefined
    }
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    return client
  }
  /** A transaction of one message over all users' rows: the role ends with it, whatever becomes of the connection. */
  const query = async <T extends object>(statement: string): Promise<T[]> => {
    connection ??= connect()
    try {
      const client = await connection
      const text = `BEGIN; SET LOCAL ROLE ${escapeIdentifier(platformRole)}; ${statement}; COMMIT`
      const answers: unknown = await client.query(text)
      return (answers as QueryResult<T>[])[2]?.rows ?? []
    } catch (error) {
      // A late answer to this query must not be taken for the answer to the next one: begin anew.
      const broken = connection
      connection = undefined
      await broken?.then((client) => client.end()).catch(() => {})
      throw error
    }
  }

  return {
    waiting: () =>
      query<Invalidation>(
        `SELECT transaction_id::text, user_id, topic FROM cache_invalidations
           ORDER BY transaction_id LIMIT ${batchSize}`,
      ),
    async settle(rows) {
      await query(
        `DELETE FROM cache_invalidations WHERE (transaction_id, user_id, topic) IN
           (SELECT * FROM jsonb_to_recordset(${escapeLiteral(JSON.stringify(rows))})
              AS done (transaction_id xid8, user_id bigint, topic text))`,
      )
    },
    async close() {
      await (await connection?.catch(() => undefined))?.end()
    },
  }
}
