import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient, QueryResult } from 'pg'
import { noted } from '../observability/story.ts'

/** A connection keeps what it prepared for as long as it lives: texts beyond so many are sent as they come. */
const maxPrepared = 300
const statementNames = new Map<string, string>()

/** The pool as Kysely uses it, with fewer round trips and less planning per transaction. */
export function sparingRoundTrips(pool: Pool): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client) ?? sparing(client)
      clients.set(client, known)
      return known
    },
  }
}

/**
 * BEGIN waits for the statement after it and travels along: ours always names the transaction's scope and has no
 * parameters. Statements that have some are prepared under a name, once per connection.
 */
function sparing(client: PoolClient): PostgresPoolClient {
  let begun = true
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (text === 'begin') {
      begun = false
      return { command: 'BEGIN', rowCount: 0, rows: [] }
    }
    if (values.length > 0) {
      if (!begun) await client.query('begin')
      begun = true
      // The text alone is told, never what its parameters hold.
      return noted('query', text, () => client.query({ text, values: [...values], ...named(text) }))
    }
    const sent = begun ? text : `begin; ${text}`
    begun = true
    // Several statements have several results, which pg's types do not say.
    const result = (await noted('query', sent, () => client.query(sent))) as QueryResult | QueryResult[]
    return Array.isArray(result) ? result.at(-1) : result
  }
  const release = (destroy?: boolean) => client.release(destroy)
  // Kysely's overload for cursors is left out: nothing here reads by cursor.
  return { query, release } as unknown as PostgresPoolClient
}

function named(text: string): { name?: string } {
  const known = statementNames.get(text)
  if (known !== undefined) return { name: known }
  if (statementNames.size === maxPrepared) return {}
  const name = `souk_${statementNames.size}`
  statementNames.set(text, name)
  return { name }
}
