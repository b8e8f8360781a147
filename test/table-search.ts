import type { Client } from 'pg'

/** Every table that holds the text in any column of any of its rows, whatever the case, and however JSON or HTML writes it. */
export async function tablesHolding(owner: Client, text: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`)
  // Quotes and their escapes aside, the text stands there as it is.
  const parts = text.split(/[^\p{L}\p{N}@.+_-]+/u).filter((part) => part.length > 4)
  const holding: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT FROM "${name}" AS searched
       WHERE (SELECT bool_and(position(lower(part) IN lower(searched::text)) > 0) FROM unnest($1::text[]) AS part) LIMIT 1`,
      [parts],
    )
    if (rows.length > 0) holding.push(name)
  }
  return holding
}
