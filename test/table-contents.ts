import { expect } from 'vitest'
import { asSuperuser } from './owned-database.ts'

/** What no backup holds: see docs/operations.md. */
const leftOut = /^(cache_invalidations|housekeeping|monitoring_(entries|segment_\d+)|kysely_migration(_lock)?)$/

/** Of every table that the catalogue knows, how many rows it has and a hash of all that they say. */
export function tableContents(databaseUrl: string): Promise<Record<string, string>> {
  return asSuperuser(databaseUrl, async (superuser) => {
    const { rows: tables } = await superuser.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
    )
    expect(tables.length).toBeGreaterThan(40)
    const contents: Record<string, string> = {}
    for (const { name } of tables.filter((table) => !leftOut.test(table.name))) {
      const { rows } = await superuser.query<{ content: string }>(
        `SELECT count(*) || ' rows, ' || md5(string_agg(line, '|' ORDER BY line)) AS content
         FROM (SELECT ${name}::text AS line FROM ${name}) AS lines`,
      )
      contents[name] = rows[0]?.content ?? 'nothing'
    }
    return contents
  })
}

/** Rules, indexes, triggers and rights, with the owner's name left out of those of its roles. */
export function catalogueOf(databaseUrl: string): Promise<string[]> {
  const owner = decodeURIComponent(new URL(databaseUrl).username)
  return asSuperuser(databaseUrl, async (superuser) => {
    const { rows } = await superuser.query<{ line: string }>(
      `SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) AS line
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
       UNION ALL SELECT 'policy ' || policies::text FROM pg_policies AS policies WHERE schemaname = 'public'
       UNION ALL SELECT concat_ws(' ', 'relation', relname, relrowsecurity, relforcerowsecurity, relacl, reloptions)
         FROM pg_class WHERE relnamespace = 'public'::regnamespace
       ORDER BY line`,
    )
    return rows.map(({ line }) => line.replaceAll(owner, 'OWNER'))
  })
}
