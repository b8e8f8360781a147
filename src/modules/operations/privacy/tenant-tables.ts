import type { Client } from 'pg'

/** Written again by what happens, and deleted by itself within moments: it notifies running processes that what they hold is old. */
const passing = 'cache_invalidations'

export interface TenantTable {
  name: string
  /** Says whose a row is. */
  column: string
}

/** Every table with rows of tenants, as the catalogue knows them: what refers to another one comes before it. */
export async function readTenantTables(client: Client): Promise<TenantTable[]> {
  const { rows } = await client.query<TenantTable>(
    `SELECT relname AS name, attname AS column FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> $1
       AND attname = CASE WHEN relname = 'users' THEN 'id' ELSE 'user_id' END ORDER BY relname`,
    [passing],
  )
  return referringFirst(rows, await readReferences(client))
}

interface Reference {
  from: string
  to: string
}

async function readReferences(client: Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT referring.relname AS from, referred.relname AS to FROM pg_constraint
     JOIN pg_class AS referring ON referring.oid = conrelid JOIN pg_class AS referred ON referred.oid = confrelid
     WHERE contype = 'f' AND conrelid <> confrelid`,
  )
  return rows
}

function referringFirst(tables: readonly TenantTable[], references: readonly Reference[]): TenantTable[] {
  const left = new Map(tables.map((table) => [table.name, table]))
  const ordered: TenantTable[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => to === name && left.has(from)),
    )
    if (free.length === 0) throw new Error(`These tables refer to each other: ${[...left.keys()].join(', ')}.`)
    for (const table of free) left.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}
