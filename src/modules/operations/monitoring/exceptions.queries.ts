import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import type { ExceptionResource, ListExceptionsQuery } from './monitoring.schemas.ts'

/** One row for all that come from one place, the latest first, with the stack of the latest. */
export async function listExceptions(
  tx: TenantTx | PlatformTx,
  query: ListExceptionsQuery,
): Promise<Page<ExceptionResource>> {
  const { limit, offset } = limits(query)
  const { rows } = await sql<ExceptionResource & { total: number }>`
    WITH grouped AS (
      SELECT fingerprint, count(*) AS count, min(started_at) AS first_at, max(started_at) AS last_at, max(id) AS last_id
      FROM monitoring_entries WHERE kind = 'exception' GROUP BY fingerprint
    )
    SELECT grouped.fingerprint, latest.name AS type, coalesce(latest.failure, '') AS message,
      coalesce(latest.details #>> '{error,stack}', '') AS stack, count, latest.trace_id,
      to_json(first_at) #>> '{}' AS first_at, to_json(last_at) #>> '{}' AS last_at, count(*) OVER () AS total
    FROM grouped JOIN monitoring_entries AS latest ON latest.id = last_id
    ORDER BY last_id DESC LIMIT ${limit} OFFSET ${offset}`.execute(tx)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}
