import { connectedClient } from '#platform/database/connect.ts'
import { readTenantTables } from './tenant-tables.ts'

const rowsAtOnce = 1_000
/** What opens something stays here: a hash of it is no use to anybody. */
const secrets = [
  'password_hash',
  'token_hash',
  'token_hashes',
  'fingerprint',
  'sealed_secret',
  'sealed_previous_secret',
]

/** What requests did inside, for a while: in rings that overwrite themselves, and nothing to take along. */
const passing = 'monitoring_entries'

/** Writes all rows of a user as one JSON document, as they were at one moment, in lines. Answers how many there are. */
export async function exportTenant(ownerUrl: string, userId: number, write: (line: string) => void): Promise<number> {
  const owner = await connectedClient(ownerUrl)
  let [count, separator] = [0, '']
  try {
    await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await owner.query("SELECT set_config('souk.erased_tenant', $1, true)", [String(userId)])
    const { rows } = await owner.query('SELECT FROM users WHERE id = $1', [userId])
    if (rows.length === 0) throw new Error(`There is no user ${userId}.`)
    write('{')
    const tables = await readTenantTables(owner)
    for (const { name, column } of tables.filter((table) => table.name !== passing)) {
      await owner.query(
        `DECLARE held CURSOR FOR SELECT (to_jsonb(row) - $2::text[])::text AS json FROM ${owner.escapeIdentifier(name)} AS row
         WHERE ${column} = $1`,
        [userId, secrets],
      )
      write(`${separator}${JSON.stringify(name)}: [`)
      let behind = ''
      for (;;) {
        const { rows: some } = await owner.query<{ json: string }>(`FETCH ${rowsAtOnce} FROM held`)
        for (const { json } of some) {
          write(`${behind}${json}`)
          behind = ','
        }
        count += some.length
        if (some.length < rowsAtOnce) break
      }
      await owner.query('CLOSE held')
      write(']')
      separator = ','
    }
    write('}')
    await owner.query('COMMIT')
    return count
  } finally {
    await owner.end()
  }
}
