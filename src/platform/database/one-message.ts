import type { CompiledQuery } from 'kysely'
import {
  type CustomTypesConfig,
  type Pool,
  type PoolClient,
  Query,
  type QueryConfig,
  type QueryResult,
  types,
} from 'pg'
import type { Outdating } from '../cache/outdating.ts'
import type { Change } from '../cache/scope.ts'
import { inOneWrite } from '../in-one-write.ts'
import { noted } from '../observability/story.ts'
import { notLooking, takeNotices } from './outdated-notices.ts'
import type { Naming } from './round-trips.ts'

/**
 * A whole transaction of one statement; the caller says beforehand what it changes. `lock` comes before the statement, which therefore
 * sees what was committed until the rows were locked. Answers the statement's rows.
 */
export type InOneMessage = <Row>(transaction: {
  scope: string
  lock?: CompiledQuery | undefined
  statement: CompiledQuery<Row>
  changes: readonly Change[]
}) => Promise<Row[]>

/**
 * BEGIN, the scope, the statement and COMMIT go out in one write, and are waited for once. Where one of them fails
 * PostgreSQL refuses those after it, and makes a ROLLBACK of the COMMIT.
 */
export function sendingOneMessage(pool: Pool, outdating: Outdating, naming: Naming): InOneMessage {
  return async ({ scope, lock, statement, changes }) => {
    const { sql: text } = statement
    const work = lock === undefined ? [statement] : [lock, statement]
    const client = await pool.connect()
    try {
      takeNotices(client)
      const rows = await outdating(changes, async (marked) => {
        const answers = await noted('query', text, () =>
          answersTo(client, [
            { text: `begin; ${scope}${marked ? '' : `; ${notLooking}`}` },
            ...work.map((one) => ({ text: one.sql, values: [...one.parameters], ...naming(one.sql) })),
            { text: 'COMMIT' },
          ]),
        )
        return answers[work.length]?.rows ?? []
      })
      // The caller may have named too little: what else changed is outdated as well, before the answer.
      const isSaid = new Set(changes.map(({ user_id, topic }) => `${user_id} ${topic}`))
      const unsaid = takeNotices(client).filter(({ user_id, topic }) => !isSaid.has(`${user_id} ${topic}`))
      await outdating(unsaid, async () => {})
      return rows
    } catch (error) {
      throw saidHere(error as Error)
    } finally {
      client.release()
    }
  }
}

/** As the contract writes moments: the sessions' zone is UTC. A list of twenty rows spent a tenth of its time on dates. */
const momentsAsText: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === types.builtins.TIMESTAMPTZ ? isoMoment : types.getTypeParser(oid, format),
}

/** `2030-01-31 12:00:00.5+00` as `2030-01-31T12:00:00.500Z`. */
export function isoMoment(text: string): string {
  if (text.length < 22 || !text.endsWith('+00') || text[10] !== ' ') return new Date(text).toISOString()
  const fraction = text.slice(20, -3).slice(0, 3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}

/** A transaction of one statement that only reads, in its scope. */
export type InOneRead = (scope: string, text: string, values: readonly unknown[]) => Promise<object[]>

export function sendingOneRead(pool: Pool, naming: Naming): InOneRead {
  return async (scope, text, values) => {
    const client = await pool.connect()
    try {
      const [, answered] = await noted('query', text, () =>
        answersTo(client, [
          { text: `begin read only; ${scope}` },
          { text, values: [...values], ...naming(text), types: momentsAsText },
          { text: 'COMMIT' },
        ]),
      )
      return answered?.rows ?? []
    } catch (error) {
      throw saidHere(error as Error)
    } finally {
      client.release()
    }
  }
}

/**
 * Waits for all of them, since none may be under way when the connection goes back, and rejects with the first failure.
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
    for (const { text, values, name, types } of queries) {
      client.query(Object.assign(new Query(types ? { text, values, types } : text, values, hear), { name }))
    }
  })
  return promise
}

/** Heard by a callback, a failure of PostgreSQL's shows only where its answer was parsed: this adds who asked. */
function saidHere(error: Error): Error {
  error.stack += `\n${new Error().stack?.split('\n').slice(2).join('\n')}`
  return error
}
