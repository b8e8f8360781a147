import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Outdating } from '../cache/outdating.ts'
import { inOneWrite } from '../in-one-write.ts'
import { noted } from '../observability/story.ts'
import { notLooking, takeNotices, writeDown } from './outdated-notices.ts'

/**
 * A connection keeps what it prepared for as long as it lives. So only so many texts are prepared, and only those that are
 * used often: lists have thousands of texts that are used once.
 */
const maxPrepared = 300
const oftenUsed = 10
const maxCounted = 2_000
const statementNames = new Map<string, string>()
const uses = new Map<string, number>()

/** The name under which a text is prepared, if it is one of those. */
export type Naming = (text: string) => { name?: string }

/** The pool as Kysely uses it, with fewer round trips and less planning per transaction. */
export function sparingRoundTrips(pool: Pool, outdating: Outdating, naming: Naming): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client) ?? sparing(client, outdating, naming)
      clients.set(client, known)
      return known
    },
  }
}

/**
 * What opens a transaction waits for the first statement of its work, and both are sent without waiting in between:
 * ours is BEGIN and then always its scope, a statement without parameters. A work that asks nothing opens nothing.
 * Statements with parameters that are used often are prepared under a name, once per connection. Before a COMMIT the caches
 * hear of what it makes old.
 */
function sparing(client: PoolClient, outdating: Outdating, naming: Naming): PostgresPoolClient {
  let opening: string[] = []

  const open = () => {
    if (opening.length === 0) return
    const opened = client.query(opening.join('; '))
    opening = []
    // Where this fails the next statement fails too, and rejects.
    opened.catch(() => {})
  }
  const send = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    // The text alone is recorded, never what its parameters hold.
    const result = await noted('query', text, () =>
      inOneWrite(client.connection.stream, () => {
        open()
        return values.length > 0 ? client.query({ text, values: [...values], ...naming(text) }) : client.query(text)
      }),
    )
    // Several statements have several results, which pg's types do not say: the one asked for stands first.
    return Array.isArray(result) ? result[0] : result
  }
  const commit = () => {
    const changes = takeNotices(client)
    return outdating(changes, async (marked) => {
      if (!marked) {
        const { text, values } = writeDown(changes)
        await send(notLooking, [])
        await send(text, values)
      }
      return send('commit', [])
    })
  }
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (isBegin(text) || opening.length === 1) {
      opening.push(text)
      takeNotices(client)
      return nothing
    }
    if (opening.length > 0 && (text === 'commit' || text === 'rollback')) {
      opening = []
      return nothing
    }
    return text === 'commit' ? commit() : send(text, values)
  }
  const release = (destroy?: boolean) => client.release(destroy)
  // Kysely's overload for cursors is left out: nothing here reads by cursor.
  return { query, release } as unknown as PostgresPoolClient
}

const nothing = { rowCount: 0, rows: [] }
const isBegin = (text: string) => text === 'begin' || text.startsWith('start transaction')

/** For connections that are ours alone: what one prepares is there when it is asked for again. */
export function named(text: string): { name?: string } {
  const known = statementNames.get(text)
  if (known !== undefined) return { name: known }
  if (statementNames.size === maxPrepared || !isUsedOften(text)) return {}
  // Made of the text alone: if two processes ever share a connection, a name means the same statement to both.
  const name = `souk_${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`
  statementNames.set(text, name)
  return { name }
}

/** Behind a pooler: each transaction may get a connection that others have prepared statements on, or nobody. */
export const unnamed: Naming = () => ({})

function isUsedOften(text: string): boolean {
  const used = (uses.get(text) ?? 0) + 1
  if (uses.size === maxCounted) uses.clear()
  if (used < oftenUsed) uses.set(text, used)
  else uses.delete(text)
  return used >= oftenUsed
}
