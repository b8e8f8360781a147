import { type Client, escapeIdentifier } from 'pg'

/** Without these a Souk is whole: their rows are of the moment, or are written by the migrations themselves. */
export const leftOut = [
  // Which cached answers are old: a restore forgets them all.
  'cache_invalidations',
  // What requests and jobs did: unlogged, in rings that overwrite themselves.
  'monitoring_entries',
  // When the workers last tidied up.
  'housekeeping',
  'kysely_migration',
  'kysely_migration_lock',
]

/** Has its rows from the migrations on, before anybody did anything. */
export const seeded = [
  'roles',
  'permissions',
  'role_permissions',
  'shop_roles',
  'shop_role_permissions',
  'monitoring_rings',
  'monitoring_state',
  'server_keys',
]

export interface Table {
  name: string
  /** Without those that PostgreSQL computes. */
  columns: { name: string; type: string }[]
}

export const quoted = ({ name }: Pick<Table, 'name'>) => `public.${escapeIdentifier(name)}`

/** Every table that a backup holds, as the catalogue of this database knows it. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns
     FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> ALL ($1) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY c.relname ORDER BY c.relname`,
    [leftOut],
  )
  return rows
}

/**
 * Throws unless the role sees every row of these tables. Where row security hides rows, PostgreSQL answers fewer and says
 * nothing: a backup would end well without them.
 */
export async function expectAllRowsVisible(client: Client, tables: readonly Table[], role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class AS c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND NOT (
       has_table_privilege($2, c.oid, 'SELECT') AND (NOT c.relrowsecurity OR (
         EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polpermissive AND polcmd IN ('*', 'r')
           AND $2::regrole::oid = ANY (polroles) AND pg_get_expr(polqual, polrelid) = 'true')
         AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND NOT polpermissive))))
     ORDER BY 1`,
    [tables.map(({ name }) => name), role],
  )
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name).join(', ')
  throw new Error(`The role ${role} does not see every row of ${names}: a backup would lack them. Nothing was written.`)
}

/** The migrations that ran here; undefined where there is no Souk. */
export async function readMigrations(client: Client): Promise<string[] | undefined> {
  const { rows: found } = await client.query("SELECT FROM pg_class WHERE oid = to_regclass('public.kysely_migration')")
  if (found.length === 0) return undefined
  const { rows } = await client.query<{ name: string }>('SELECT name FROM public.kysely_migration ORDER BY name')
  return rows.map(({ name }) => name)
}
