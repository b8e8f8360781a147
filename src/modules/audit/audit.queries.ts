import type { Selectable } from 'kysely'
import type { AuditEntries } from '#platform/database/schema.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits, orderBy } from '#platform/http/paging.ts'
import type { AuditEntryResource, ListAuditQuery } from './audit.schemas.ts'

export async function listAudit(tx: PlatformTx, query: ListAuditQuery): Promise<Page<AuditEntryResource>> {
  const { limit, offset } = limits(query)
  const chosen = matching(tx, query)
  const rows = await chosen.selectAll().orderBy(orderBy(query.sort)).limit(limit).offset(offset).execute()
  const { total } = await chosen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(toEntry), total }
}

function matching(
  tx: PlatformTx,
  { id, actor_id, action, subject_type, subject_id, subject_owner_id, ...query }: ListAuditQuery,
) {
  const exact = Object.entries({ id, actor_id, action, subject_type, subject_id, subject_owner_id }).filter(
    ([, value]) => value !== undefined,
  )
  return tx
    .selectFrom('audit_entries')
    .where((row) => row.and(Object.fromEntries(exact)))
    .$if(query.from !== undefined, (entries) => entries.where('at', '>=', query.from as Date))
    .$if(query.until !== undefined, (entries) => entries.where('at', '<', query.until as Date))
}

function toEntry({ at, previous_hash, hash, ...entry }: Selectable<AuditEntries>): AuditEntryResource {
  return { ...entry, at: at.toISOString(), previous_hash: previous_hash.toString('hex'), hash: hash.toString('hex') }
}
