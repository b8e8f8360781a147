import type { CompiledQuery } from 'kysely'
import type { Pool, QueryResult } from 'pg'
import type { Invalidation } from '../cache/invalidation-log.ts'
import { inOneWrite } from '../in-one-write.ts'
import { noted } from '../observability/story.ts'
import { named } from './round-trips.ts'

/** Triggers note what a transaction makes old: one that wrote nothing has no id, and no row. */
export const whatIsOld = `SELECT transaction_id::text, user_id, topic FROM cache_invalidations
  WHERE transaction_id = pg_current_xact_id_if_assigned()`

/** A whole transaction of one statement in its scope: what the statement answers, and what became old by it. */
export type InOneMessage = <Row>(
  scope: string,
  statement: CompiledQuery<Row>,
) => Promise<{ rows: Row[]; invalidations: Invalidation[] }>

/**
 * BEGIN, the scope, the statement, the question after old caches and COMMIT go out in one write, and are waited for once.
 * Where one of them fails PostgreSQL refuses those after it, and makes a ROLLBACK of the COMMIT.
 */
export function sendingOneMessage(pool: Pool): InOneMessage {
  return async (scope, { sql: text, parameters }) => {
    const client = await pool.connect()
    try {
      const [, answered, old] = await noted('query', text, () =>
        all(
          inOneWrite(client.connection.stream, () => [
            client.query(`begin; ${scope}`),
            client.query({ text, values: [...parameters], ...named(text) }),
            client.query({ text: whatIsOld, ...named(whatIsOld) }),
            client.query('COMMIT'),
          ]),
        ),
      )
      return { rows: answered?.rows ?? [], invalidations: old?.rows ?? [] }
    } finally {
      client.release()
    }
  }
}

/** Waits for all of them, since none may be under way when the connection goes back, and tells of the first that failed. */
async function all(queries: Promise<QueryResult>[]): Promise<QueryResult[]> {
  await Promise.allSettled(queries)
  return Promise.all(queries)
}
