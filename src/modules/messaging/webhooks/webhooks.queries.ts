import { sql } from 'kysely'
import { isOwn } from '#platform/database/own-rows.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { deliveryColumns } from './delivery-list.ts'
import { endpointColumns } from './endpoint-list.ts'
import { deliveryNotFound, endpointNotFound } from './webhooks.errors.ts'
import type { DeliveryResource, EndpointResource } from './webhooks.schemas.ts'

type Table = 'webhook_endpoints' | 'webhook_deliveries'

async function ownerIn(tx: PlatformTx, table: Table, id: number): Promise<number | undefined> {
  return (await tx.selectFrom(table).select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}

export const findEndpointOwner = (tx: PlatformTx, id: number) => ownerIn(tx, 'webhook_endpoints', id)
export const findDeliveryOwner = (tx: PlatformTx, id: number) => ownerIn(tx, 'webhook_deliveries', id)

export async function getEndpoint(tx: TenantTx | PlatformTx, id: number): Promise<EndpointResource> {
  const { rows } = await sql<Times<EndpointResource>>`
    SELECT ${sql.raw(endpointColumns.join(', '))} FROM webhook_endpoints
    WHERE ${isOwn(tx, 'webhook_endpoints')} AND id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw endpointNotFound()
  return withTexts(rows[0])
}

export async function getDelivery(tx: TenantTx, id: number): Promise<DeliveryResource> {
  const { rows } = await sql<Times<DeliveryResource>>`
    SELECT ${sql.raw(deliveryColumns.join(', '))} FROM webhook_deliveries
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw deliveryNotFound()
  return withTexts(rows[0])
}

/** A row as PostgreSQL gives it, whose moments are dates still. */
type Times<T> = { [Name in keyof T]: Name extends `${string}_at` | `${string}_since` ? Date | null : T[Name] }

const withTexts = <T extends object>(row: Times<T>): T =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  ) as T
