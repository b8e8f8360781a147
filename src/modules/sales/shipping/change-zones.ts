import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { notFound, validationFailed } from '#platform/http/failure.ts'
import type { CreateZoneRequest, UpdateZoneRequest, ZoneResource } from './shipping.schemas.ts'
import { zoneColumns } from './zone-list.ts'

const zoneNotFound = () => notFound('There is no such shipping zone.')

export async function createZone(
  tx: TenantTx,
  { rates, ...zone }: Omit<CreateZoneRequest, 'user_id'>,
): Promise<ZoneResource> {
  const { id } = await tx
    .insertInto('shipping_zones')
    .values({ user_id: tx.userId, ...zone })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeRates(tx, id, rates)
  return getZone(tx, id)
}

export async function updateZone(
  tx: TenantTx,
  id: number,
  { rates, ...changes }: UpdateZoneRequest,
): Promise<ZoneResource> {
  const { numUpdatedRows } = await tx
    .updateTable('shipping_zones')
    .set({ ...changes, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw zoneNotFound()
  if (rates !== undefined) {
    await tx.deleteFrom('shipping_rates').where('user_id', '=', tx.userId).where('zone_id', '=', id).execute()
    await writeRates(tx, id, rates)
  }
  return getZone(tx, id)
}

export async function deleteZone(tx: TenantTx, id: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('shipping_zones')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw zoneNotFound()
}

async function writeRates(tx: TenantTx, zoneId: number, rates: CreateZoneRequest['rates']): Promise<void> {
  if (rates.length === 0) return
  await tx
    .insertInto('shipping_rates')
    .values(rates.map((rate, position) => ({ user_id: tx.userId, zone_id: zoneId, position, ...rate })))
    .execute()
    .catch(nameFraction)
}

function nameFraction(error: { constraint?: string }): never {
  if (error.constraint !== 'price_fits_currency') throw error
  throw validationFailed({ rates: ["The shop's currency has no decimals: prices must be whole."] })
}

export async function findZoneOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  return (await tx.selectFrom('shipping_zones').select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}

async function getZone(tx: TenantTx, id: number): Promise<ZoneResource> {
  const { rows } = await sql<ZoneResource & { created_at: Date; updated_at: Date }>`
    SELECT ${sql.raw(zoneColumns.join(', '))} FROM shipping_zones WHERE user_id = ${tx.userId} AND id = ${id}`.execute(
    tx,
  )
  const { created_at, updated_at, ...zone } = rows[0] as (typeof rows)[number]
  return { ...zone, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
}
