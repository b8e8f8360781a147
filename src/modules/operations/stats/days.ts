import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'

/** Which day it is, and where. */
export interface Present {
  timeZone: string
  /** Such as '2030-01-31'. */
  today: string
}

/** A shop has days of its own; those over all shops are days in UTC. */
export async function readPresent(tx: TenantTx | PlatformTx, now: Date): Promise<Present> {
  if (!('userId' in tx)) return { timeZone: 'UTC', today: now.toISOString().slice(0, 10) }
  const { rows } = await sql<Present>`
    SELECT time_zone AS "timeZone", local_day(${now}, time_zone)::text AS today
    FROM shops WHERE user_id = ${tx.userId}`.execute(tx)
  return rows[0] as Present
}

const dayMs = 24 * 60 * 60 * 1000

/** By the calendar: a day of 23 hours is one. */
export const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - count * dayMs).toISOString().slice(0, 10)
