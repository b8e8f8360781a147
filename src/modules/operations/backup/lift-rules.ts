import type { Client } from 'pg'
import { quoted, type Table } from './layout.ts'

interface ForeignKey {
  table: string
  name: string
  definition: string
}

interface Index {
  name: string
  definition: string
}

/**
 * Takes from the tables, until the answered function is called, what must not happen when rows are put back that were
 * there before: triggers that write further rows or chain the audit log anew, and row security, which is forced on the owner.
 * Foreign keys come back checked, each by one query instead of one a row, and the tables need no order. Nobody else sees
 * any of it: it belongs to the transaction, and the tables are locked for its length.
 */
export async function liftRules(owner: Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const names = tables.map(({ name }) => name)
  const forced = await forcedAmong(owner, names)
  const keys = await foreignKeysOf(owner, names)
  const indexes = await indexesOf(owner, names)
  for (const table of tables) await owner.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`)
  for (const name of forced) await owner.query(`ALTER TABLE ${quoted({ name })} NO FORCE ROW LEVEL SECURITY`)
  for (const { table, name } of keys) {
    await owner.query(`ALTER TABLE ${quoted({ name: table })} DROP CONSTRAINT ${owner.escapeIdentifier(name)}`)
  }
  for (const { name } of indexes) await owner.query(`DROP INDEX ${quoted({ name })}`)
  return async () => {
    for (const { definition } of indexes) await owner.query(definition)
    for (const { table, name, definition } of keys) {
      const constraint = `${owner.escapeIdentifier(name)} ${definition}`
      await owner.query(`ALTER TABLE ${quoted({ name: table })} ADD CONSTRAINT ${constraint}`)
    }
    for (const name of forced) await owner.query(`ALTER TABLE ${quoted({ name })} FORCE ROW LEVEL SECURITY`)
    for (const table of tables) await owner.query(`ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`)
  }
}

/** Those whose rows are hidden from their owner, too. */
export async function forcedAmong(owner: Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1) AND relforcerowsecurity`,
    [names],
  )
  return rows.map(({ name }) => name)
}

async function foreignKeysOf(owner: Client, names: readonly string[]): Promise<ForeignKey[]> {
  const { rows } = await owner.query<ForeignKey>(
    `SELECT c.relname AS "table", conname AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = conrelid
     WHERE contype = 'f' AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) ORDER BY k.oid`,
    [names],
  )
  return rows
}

/** Those that no constraint stands on. */
async function indexesOf(owner: Client, names: readonly string[]): Promise<Index[]> {
  const { rows } = await owner.query<Index>(
    `SELECT i.relname AS name, pg_get_indexdef(i.oid) AS definition
     FROM pg_index JOIN pg_class AS i ON i.oid = indexrelid JOIN pg_class AS c ON c.oid = indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid) ORDER BY i.oid`,
    [names],
  )
  return rows
}
