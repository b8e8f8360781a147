import { escapeLiteral, type PoolClient } from 'pg'
import type { Change } from '../cache/scope.ts'

/** In a transaction with this setting, triggers send what becomes old as a notice; in any other one they write a row. */
export const looking = "set_config('souk.looks', 'on', true)"
/** The same, without notices about these topics: whoever asks knows of them. Each notice wakes this process in the middle of a statement. */
export const lookingBeyond = (topics: readonly string[]) =>
  `set_config('souk.looks', ${escapeLiteral(topics.join() || 'on')}, true)`
export const notLooking = "SELECT set_config('souk.looks', '', true)"

const heard = new WeakMap<PoolClient, Map<string, Change>>()

/** PostgreSQL sends what a statement's triggers say before it says that the statement is done. */
export function hearNotices(client: PoolClient): void {
  const changes = new Map<string, Change>()
  heard.set(client, changes)
  client.on('notice', ({ message, detail = '' }) => {
    if (message !== 'souk: outdated') return
    const [userId, topic = ''] = detail.split(' ')
    changes.set(detail, { user_id: Number(userId), topic })
  })
}

/** The notices on this connection since they were last taken. */
export function takeNotices(client: PoolClient): Change[] {
  const changes = heard.get(client)
  if (changes === undefined || changes.size === 0) return []
  const taken = [...changes.values()]
  changes.clear()
  return taken
}

/** For a transaction that has to leave the rows itself. */
export function writeDown(changes: readonly Change[]): { text: string; values: unknown[] } {
  const columns = [changes.map(({ user_id }) => user_id), changes.map(({ topic }) => topic)]
  const text = `INSERT INTO cache_invalidations (user_id, topic) SELECT * FROM unnest($1::bigint[], $2::text[])
    ON CONFLICT DO NOTHING`
  return { text, values: columns }
}
