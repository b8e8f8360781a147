import type { Client } from 'pg'

/** What PostgreSQL says to a statement that row security or a missing grant forbids. */
const refused = '42501'

export interface Table {
  name: string
  /** The column that says whose a row is. */
  tenantColumn: string
  insertable: string[]
  /** Some column that an UPDATE may name. */
  writable: string
}

/** Rows touched; or that the policy let through what another rule stopped then. */
export type Outcome = number | 'refused' | 'let through'

/** Runs a statement as the application does for a tenant or for who visits that shop, or for none, and takes it back. */
export type AsTenant = (userId: number | undefined, statement: string, values?: unknown[]) => Promise<Outcome>

/** Found in the catalogue, so that a table that comes tomorrow is tested tomorrow. */
export async function tenantTables(owner: Client): Promise<Table[]> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(`
    SELECT table_name AS name, array_agg(column_name::text) FILTER (WHERE is_identity = 'NO' AND is_generated = 'NEVER') AS columns
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND NOT table_name = ANY (
      SELECT relname FROM pg_class WHERE relispartition)
    GROUP BY table_name HAVING 'user_id' = ANY (array_agg(column_name::text)) OR table_name = 'users'`)
  return rows.map(({ name, columns }) => ({
    name,
    tenantColumn: name === 'users' ? 'id' : 'user_id',
    insertable: columns,
    writable: columns.find((column) => column !== 'user_id') ?? 'user_id',
  }))
}

export const isRefusal = (error: unknown): boolean => (error as { code?: string }).code === refused

const touchesNothing = (outcome: Outcome) => outcome === 0 || outcome === 'refused'
/** Whose id this is nobody is, so that nothing is theirs. */
const nobody = 987_654_321

type Probe = (table: Table, ask: AsTenant, mine: number, theirs: number) => Promise<string[]>

async function touched(
  ask: AsTenant,
  by: number | undefined,
  statement: string,
  values?: unknown[],
): Promise<string[]> {
  const outcome = await ask(by, statement, values)
  return touchesNothing(outcome) ? [] : [`${statement}: ${outcome} rows, for ${by ?? 'no tenant'}`]
}

/** Each says what a tenant or visitor could do that they must not, and nothing where all is well. */
export const probes = {
  async 'shows and changes nothing when no tenant is set'({ name, writable }, ask) {
    return [
      // No column is named: who asks may be let to read others than the tenant's.
      ...(await touched(ask, undefined, `SELECT FROM ${name}`)),
      ...(await touched(ask, undefined, `UPDATE ${name} SET ${writable} = ${writable}`)),
      ...(await touched(ask, undefined, `DELETE FROM ${name}`)),
    ]
  },
  async "lets no tenant read, change or delete another one's row"({ name, tenantColumn, writable }, ask, mine, theirs) {
    const where = `WHERE ${tenantColumn} = $1`
    return [
      ...(await touched(ask, mine, `SELECT ${tenantColumn} FROM ${name} ${where}`, [theirs])),
      ...(await touched(ask, mine, `UPDATE ${name} SET ${writable} = ${writable} ${where}`, [theirs])),
      ...(await touched(ask, mine, `DELETE FROM ${name} ${where}`, [theirs])),
    ]
  },
  // A row that is not read is hidden by the policy of the writing alone.
  async 'lets nobody change or delete blindly: a statement that reads no row of others writes none either'(
    { name, insertable },
    ask,
  ) {
    const found = await touched(ask, nobody, `DELETE FROM ${name}`)
    for (const column of insertable)
      for (const by of [nobody, undefined])
        found.push(...(await touched(ask, by, `UPDATE ${name} SET ${column} = DEFAULT`)))
    return found
  },
} satisfies Record<string, Probe>

interface Forging {
  owner: Client
  /** The database role that asks. */
  role: string
  ask: AsTenant
  mine: number
  theirs: number
}

/** Writes a copy of another tenant's row, and gives away one's own: both must be refused. */
export async function forge({ name, tenantColumn, insertable }: Table, forging: Forging): Promise<string[]> {
  const { owner, role, ask, mine, theirs } = forging
  // A statement that names another column is refused before any policy is asked.
  const granted = await owner.query(
    `SELECT name FROM unnest($3::text[]) AS name WHERE has_column_privilege($1, $2::text, name, 'INSERT')`,
    [role, name, insertable],
  )
  const columns: string[] = granted.rows.map((row) => row.name)
  const found: string[] = []
  if (columns.includes(tenantColumn)) {
    const { rows } = await owner.query(`SELECT * FROM ${name} WHERE ${tenantColumn} = $1 LIMIT 1`, [theirs])
    const values = columns.map((column) => jsonOrValue(rows[0][column]))
    const places = columns.map((_column, index) => `$${index + 1}`)
    const insert = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${places.join(', ')})`
    if ((await ask(mine, insert, values)) !== 'refused') found.push(`forge in ${name}`)
  }
  const give = `UPDATE ${name} SET ${tenantColumn} = $2 WHERE ${tenantColumn} = $1`
  if (name !== 'users' && (await ask(mine, give, [mine, theirs])) !== 'refused') found.push(`give away in ${name}`)
  return found
}

/** An array of objects is JSON, too; one of anything else is PostgreSQL's. */
const jsonOrValue = (value: unknown) =>
  isObject(Array.isArray(value) ? value[0] : value) ? JSON.stringify(value) : value

const isObject = (value: unknown) => value != null && Object.getPrototypeOf(value) === Object.prototype
