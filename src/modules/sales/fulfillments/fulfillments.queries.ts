import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { fulfillmentColumns } from './fulfillment-list.ts'
import { fulfillmentNotFound } from './fulfillments.errors.ts'
import type { FulfillmentResource } from './fulfillments.schemas.ts'

interface Times {
  shipped_at: Date | null
  delivered_at: Date | null
  created_at: Date
  updated_at: Date
}

export async function getFulfillment(tx: TenantTx, id: number): Promise<FulfillmentResource> {
  const { rows } = await sql<Omit<FulfillmentResource, keyof Times> & Times>`
    SELECT ${sql.raw(fulfillmentColumns.join(', '))} FROM fulfillments WHERE user_id = ${tx.userId} AND id = ${id}`.execute(
    tx,
  )
  const row = rows[0]
  if (row === undefined) throw fulfillmentNotFound()
  return {
    ...row,
    shipped_at: row.shipped_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

export async function findFulfillmentOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  return (await tx.selectFrom('fulfillments').select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}
