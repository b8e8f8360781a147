import { sql } from 'kysely'
import { z } from 'zod'
import { isOwn } from '#platform/database/own-rows.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { transferNotFound } from './transfers.errors.ts'
import { exportedThings, TransferResource } from './transfers.schemas.ts'

const columns = [
  'id',
  'user_id',
  'kind',
  'what',
  'mode',
  'state',
  `CASE WHEN state = 'running' THEN step END AS step`,
  `json_build_object('total', total, 'processed', processed, 'created', created, 'updated', updated, 'unchanged', unchanged,
    'failed', failed) AS counts`,
  'problems',
  'problems_count',
  'error',
  'format',
  'ignored_columns',
  'new_categories',
  'new_categories_count',
  `CASE WHEN kind = 'export' AND file_id IS NOT NULL AND expires_at > now() THEN json_build_object(
    'url', '/api/v1/transfers/' || id || '/file', 'bytes', file_bytes,
    'expires_at', to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS file`,
  'by_user_id AS by',
  'created_at',
  'finished_at',
]

export const transferList = declareList({
  table: 'transfers',
  owner: 'user_id',
  resource: TransferResource,
  columns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {
    kind: filter(z.enum(['import', 'export']), 'kind = ?'),
    what: filter(z.enum(exportedThings), 'what = ?'),
    state: filter(TransferResource.shape.state, 'state = ?'),
  },
})

type Row = Omit<TransferResource, 'created_at' | 'finished_at'> & { created_at: Date; finished_at: Date | null }

export async function getTransfer(tx: TenantTx | PlatformTx, id: number): Promise<TransferResource> {
  const { rows } = await sql<Row>`
    SELECT ${sql.raw(columns.join(', '))} FROM transfers WHERE ${isOwn(tx, 'transfers')} AND id = ${id}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw transferNotFound()
  const { created_at, finished_at, ...transfer } = row
  return { ...transfer, created_at: created_at.toISOString(), finished_at: finished_at?.toISOString() ?? null }
}

export async function findTransferOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('transfers').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}
