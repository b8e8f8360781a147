import { Client } from 'pg'
import { expect } from 'vitest'
import { eventually } from './harness.ts'

const living = new Set<Client>()

/** From now on, every connection of this process, whoever opens it: the pool, the cache's log, those that LISTEN, the migrations'. */
export function followConnections(): void {
  const { connect } = Client.prototype
  Client.prototype.connect = function (this: Client, ...args: Parameters<typeof connect>) {
    living.add(this)
    this.once('end', () => living.delete(this))
    return connect.apply(this, args)
  } as typeof connect
}

/** One statement outside of any transaction; one that comes between those of a transaction says so, and is asked again. */
const lookAtSession = `
  SELECT now() = statement_timestamp() AS alone, session_user, current_user,
    coalesce(current_setting('souk.tenant', true), '') AS tenant,
    coalesce(current_setting('souk.traceparent', true), '') AS trace,
    ARRAY(SELECT name || '=' || setting FROM pg_settings WHERE source = 'session' AND setting <> '') AS settings,
    (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locks`

const plain = (user: string) => ({
  alone: true,
  session_user: user,
  current_user: user,
  tenant: '',
  trace: '',
  settings: [],
  locks: 0,
})

/** Looks at each connection of that user's, and answers how many there are. */
export async function expectPlainConnections(user: string): Promise<number> {
  const connected = [...living].filter((client) => client.user === user)
  for (const client of connected) {
    const session = await eventually(async () => {
      const { rows } = await client.query(lookAtSession).catch(() => ({ rows: [] }))
      return living.has(client) ? rows[0]?.alone && rows[0] : plain(user)
    })
    expect(session).toEqual(plain(user))
  }
  return connected.length
}
