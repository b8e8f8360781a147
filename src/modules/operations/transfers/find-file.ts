import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { fileNotFound } from './transfers.errors.ts'

export interface ExportedFile {
  id: string
  parts: number
  bytes: number
  type: 'csv' | 'jsonl'
  what: string
}

export async function findFile(tx: TenantTx, id: number): Promise<ExportedFile> {
  const { rows } = await sql<ExportedFile>`
    SELECT file_id AS id, file_parts AS parts, file_bytes AS bytes, format ->> 'type' AS type, what FROM transfers
    WHERE user_id = ${tx.userId} AND id = ${id} AND kind = 'export' AND state = 'finished' AND file_id IS NOT NULL
      AND expires_at > now()`.execute(tx)
  if (rows[0] === undefined) throw fileNotFound()
  return rows[0]
}
