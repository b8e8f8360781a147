import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { Imported } from './imports/layouts.ts'
import type { TransferFile } from './transfer-files.ts'
import { mostAtOnce, tooManyTransfers } from './transfers.errors.ts'
import { getTransfer } from './transfers.queries.ts'
import type { StartExportRequest, TransferResource } from './transfers.schemas.ts'

interface ImportAsked {
  what: Imported
  mode: 'dry_run' | 'all' | 'partial'
  file: TransferFile
}

export function beginImport(tx: TenantTx, { what, mode, file }: ImportAsked, by: number): Promise<TransferResource> {
  const { id: file_id, parts: file_parts, bytes: file_bytes } = file
  const format = JSON.stringify({ type: 'csv' })
  return begin(tx, { kind: 'import', what, mode, format, file_id, file_parts, file_bytes, by_user_id: by })
}

export function beginExport(tx: TenantTx, { what, format }: StartExportRequest, by: number): Promise<TransferResource> {
  return begin(tx, { kind: 'export', what, mode: null, format: JSON.stringify({ type: format }), by_user_id: by })
}

interface NewTransfer {
  kind: 'import' | 'export'
  what: string
  mode: string | null
  format: string
  file_id?: string
  file_parts?: number
  file_bytes?: number
  by_user_id: number
}

/** One shop keeps few of them under way, so that the others' are not kept waiting. */
async function begin(tx: TenantTx, transfer: NewTransfer): Promise<TransferResource> {
  const { rows } = await sql<{ running: number }>`
    SELECT count(*) AS running FROM transfers WHERE user_id = ${tx.userId} AND state = 'running'`.execute(tx)
  if ((rows[0]?.running ?? 0) >= mostAtOnce) throw tooManyTransfers()
  const { id } = await tx
    .insertInto('transfers')
    .values({ user_id: tx.userId, ...transfer })
    .returning('id')
    .executeTakeFirstOrThrow()
  return getTransfer(tx, id)
}
