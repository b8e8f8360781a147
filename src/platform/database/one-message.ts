import type { CompiledQuery } from 'kysely'
import { type Pool, type PoolClient, Query, type QueryConfig, type QueryResult } from 'pg'
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
        answersTo(client, [
          { text: `begin; ${scope}` },
          { text, values: [...parameters], ...named(text) },
          { text: whatIsOld, ...named(whatIsOld) },
          { text: 'COMMIT' },
        ]),
      )
      return { rows: answered?.rows ?? [], invalidations: old?.rows ?? [] }
    } finally {
      client.release()
    }
  }
}

/** A transaction of one statement that only reads, in its scope. */
export type InOneRead = (scope: string, text: string, values: readonly unknown[]) => Promise<object[]>

export function sendingOneRead(pool: Pool): InOneRead {
  return async (scope, text, values) => {
    const client = await pool.connect()
    try {
      const [, answered] = await noted('query', text, () =>
        answersTo(client, [
          { text: `begin read only; ${scope}` },
          { text, values: [...values], ...named(text) },
          { text: 'COMMIT' },
        ]),
      )
      return answered?.rows ?? []
    } finally {
      client.release()
    }
  }
}

/**
 * Waits for all of them, since none may be under way when the connection goes back, and tells of the first that failed.
 * With callbacks, and names assigned: a promise for each query, and the copy that pg makes of what a named one asks for,
 * took a good part of what an order costs this process.
 */
function answersTo(client: PoolClient, queries: readonly QueryConfig[]): Promise<QueryResult[]> {
  const { promise, resolve, reject } = Promise.withResolvers<QueryResult[]>()
  const answers: QueryResult[] = []
  let failure: Error | undefined
  const hear = (error: Error | null | undefined, answer: unknown) => {
    failure ??= error ?? undefined
    if (answers.push(answer as QueryResult) < queries.length) return
    failure === undefined ? resolve(answers) : reject(failure)
  }
  inOneWrite(client.connection.stream, () => {
    for (const { text, values, name } of queries) client.query(Object.assign(new Query(text, values, hear), { name }))
  })
  return promise
}
