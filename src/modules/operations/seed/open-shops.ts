import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

interface Opening {
  count: number
  /** The number of the first one. */
  from: number
  /** Distinguishes these users from those of another run. */
  run: string
  passwordHash: string
}

export const seededEmail = (run: string, number: number) => `seed-${run}-${number}@example.com`

/** Users who are merchants; a trigger gives each a shop. Answers their ids. */
export async function openShops(tx: PlatformTx, { count, from, run, passwordHash }: Opening): Promise<number[]> {
  const emails = Array.from({ length: count }, (_, at) => seededEmail(run, from + at))
  const { rows } = await sql<{ id: number }>`
    WITH made AS (
      INSERT INTO users (name, email, password_hash)
      SELECT 'Seed ' || number, email, ${passwordHash} FROM unnest(${emails}::text[]) WITH ORDINALITY AS asked (email, number)
      RETURNING id
    ), given AS (
      INSERT INTO user_roles (user_id, role_id) SELECT made.id, roles.id FROM made, roles WHERE roles.name = 'merchant'
    )
    SELECT id FROM made ORDER BY id`.execute(tx)
  return rows.map(({ id }) => id)
}
