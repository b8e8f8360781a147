import { type Kysely, sql } from 'kysely'
import { escapeLiteral } from 'pg'

/** The first line of a migration beside which the version before it still runs, such as one that only adds a table. */
const compatible = '-- The version before runs on beside it.'

/** The oldest version that runs beside `name`, by the newest migration that it must know. */
export function runsSince(texts: ReadonlyMap<string, string>, name: string): string {
  const upToIt = [...texts].filter(([each]) => each <= name)
  return upToIt.findLast(([, text]) => !text.startsWith(`${compatible}\n`))?.[0] ?? name
}

const spelled = (since: string) => `Souk: runs with versions that know ${since}`

/** Kept in the database, because an older version has not heard of the newer one's migrations. */
export const sinceStatement = (since: string) => `COMMENT ON TABLE kysely_migration IS ${escapeLiteral(spelled(since))}`

/** Whether a newer version has migrated the database and this one may run on it as it is; throws where it may not. */
export async function isNewer(owner: Kysely<unknown>, known: readonly string[]): Promise<boolean> {
  const applied = await appliedMigrations(owner)
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length === 0) return false
  const { rows } = await sql<{ said: string | null }>`
    SELECT obj_description('kysely_migration'::regclass, 'pg_class') AS said`.execute(owner)
  const needed = known.find((name) => rows[0]?.said === spelled(name))
  if (needed !== undefined && known.every((name) => applied.includes(name))) return true
  const since = /(?<= know )\w+$/.exec(rows[0]?.said ?? '')?.[0] ?? unknown.at(-1)
  throw new Error(
    `A newer version of Souk has migrated the database to ${unknown.at(-1)}. It needs a version that knows the migration ${since}; this one knows ${known.at(-1)} as its last. Start a newer version, or restore a backup from before.`,
  )
}

export async function appliedMigrations(owner: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`SELECT to_regclass('kysely_migration') IS NOT NULL AS there`.execute(
    owner,
  )
  if (!rows[0]?.there) return []
  const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(owner)
  return applied.rows.map(({ name }) => name)
}
