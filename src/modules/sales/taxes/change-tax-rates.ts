import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { notFound, validationFailed } from '#platform/http/failure.ts'
import { taxRateColumns } from './tax-rate-list.ts'
import type { CreateTaxRateRequest, TaxRateResource, UpdateTaxRateRequest } from './taxes.schemas.ts'

const uniqueViolated = '23505'

const taxRateNotFound = () => notFound('There is no such tax rate.')

export async function createTaxRate(
  tx: TenantTx,
  rate: Omit<CreateTaxRateRequest, 'user_id'>,
): Promise<TaxRateResource> {
  const { id } = await tx
    .insertInto('tax_rates')
    .values({ user_id: tx.userId, ...rate })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(nameTakenPlace)
  return getTaxRate(tx, id)
}

/** What was sold keeps the rate that it was sold with. */
export async function updateTaxRate(tx: TenantTx, id: number, changes: UpdateTaxRateRequest): Promise<TaxRateResource> {
  const { numUpdatedRows } = await tx
    .updateTable('tax_rates')
    .set({ ...changes, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
    .catch(nameTakenPlace)
  if (numUpdatedRows === 0n) throw taxRateNotFound()
  return getTaxRate(tx, id)
}

export async function deleteTaxRate(tx: TenantTx, id: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('tax_rates')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw taxRateNotFound()
}

export async function findTaxRateOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  return (await tx.selectFrom('tax_rates').select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}

async function getTaxRate(tx: TenantTx, id: number): Promise<TaxRateResource> {
  const { rows } = await sql<TaxRateResource & { created_at: Date; updated_at: Date }>`
    SELECT ${sql.raw(taxRateColumns.join(', '))} FROM tax_rates WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  const { created_at, updated_at, ...rate } = rows[0] as (typeof rows)[number]
  return { ...rate, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
}

function nameTakenPlace(error: { code?: string }): never {
  if (error.code !== uniqueViolated) throw error
  throw validationFailed({ tax_class: ['There is a rate for this class in this place already.'] })
}
