import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { text, time } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer, moment } from '#platform/lists/order.ts'
import { AuditEntryResource, entryId } from './audit.schemas.ts'

const columns = [
  ...['id', 'at', 'actor_id', 'token_id', 'ip', 'request_id', 'action', 'subject_type', 'subject_id'],
  ...['subject_owner_id', 'before', 'after'],
  "encode(previous_hash, 'hex') AS previous_hash",
  "encode(hash, 'hex') AS hash",
]

export const auditList = declareList({
  table: 'audit_entries',
  resource: AuditEntryResource,
  columns,
  sorts: { id: [integer('id')], at: [moment('at')] },
  initial: '-id',
  filters: {
    id: filter(entryId, 'id = ?::bigint'),
    actor_id: filter(entryId, 'actor_id = ?::bigint'),
    action: filter(text({ min: 1, max: 100 }), 'action = ?'),
    subject_type: filter(text({ min: 1, max: 100 }), 'subject_type = ?'),
    subject_id: filter(entryId, 'subject_id = ?::bigint'),
    subject_owner_id: filter(entryId, 'subject_owner_id = ?::bigint'),
    from: filter(time, 'at >= ?'),
    until: filter(time, 'at < ?'),
  },
})

const exportedAtOnce = 1_000

/** The next entries in their order, each as a line of JSON. */
export async function entriesAfter(tx: PlatformTx, id: number): Promise<{ id: number; line: string }[]> {
  const { rows } = await sql<{ id: number; line: string }>`
    SELECT id, row_to_json(entry)::text AS line
    FROM (SELECT ${sql.raw(columns.join(', '))} FROM audit_entries WHERE id > ${id} ORDER BY id LIMIT ${exportedAtOnce}) AS entry
    ORDER BY id`.execute(tx)
  return rows
}
