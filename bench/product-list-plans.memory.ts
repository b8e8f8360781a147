/** PostgreSQL's memory as product-list-plans.ts wants it: as that of a process that has been running for a while. */
import { sql } from 'kysely'
import type { Client } from 'pg'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** Filling and VACUUM leave pages with the operating system: the first list that needs one would copy it. */
export async function readIntoMemory(owner: Client): Promise<void> {
  await owner.query('CREATE EXTENSION pg_prewarm')
  await owner.query(`
    SELECT pg_prewarm(oid) FROM pg_class WHERE relname IN ('products', 'product_levels', 'name_zones', 'platform_name_zones')
    UNION ALL SELECT pg_prewarm(indexrelid) FROM pg_index
    WHERE indrelid IN ('products'::regclass, 'product_levels'::regclass)`)
}

/**
 * A connection of a running process has met every page. In a young one each page that it meets costs as much again as its rows,
 * since the system has to show it to the process first.
 */
export async function touchFromEveryConnection(owner: Client, database: Database): Promise<void> {
  await owner.query(`
    CREATE EXTENSION pageinspect;
    CREATE FUNCTION touch_pages() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_catalog AS $$
      SELECT sum(length(get_raw_page(relname::text, page::int)))
      FROM pg_class, generate_series(0, pg_relation_size(pg_class.oid) / 8192 - 1) AS page
      WHERE relkind IN ('r', 'i') AND relname ~ '^(products|product_levels|name_zones|platform_name_zones)' $$`)
  const touch = () => withPlatform(database, (tx) => sql`SELECT touch_pages()`.execute(tx), 'reading')
  await Promise.all(Array.from({ length: database.pool().max }, touch))
}
