import { createZone, flatRate } from '#modules/sales/shipping/index.ts'
import { createTaxRate, taxPresets } from '#modules/sales/taxes/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

/** What was added; empty where the shop has its own already. */
export interface AcceptedPresets {
  tax_rates: number
  shipping_zones: number
}

/**
 * What a shop can begin with: the standard rate of its country, and one flat rate to send within it. They become rows like any
 * others, for the merchant to look over. Where the shop has rates or zones of its own nothing is added.
 */
export async function acceptPresets(tx: TenantTx): Promise<AcceptedPresets> {
  const { country, currency } = await tx
    .selectFrom('shops')
    .select(['country', 'currency'])
    .where('user_id', '=', tx.userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return {
    tax_rates: (await hasAny(tx, 'tax_rates')) ? 0 : await addTaxRate(tx, country),
    shipping_zones: (await hasAny(tx, 'shipping_zones')) ? 0 : await addZone(tx, country, currency),
  }
}

async function hasAny(tx: TenantTx, table: 'tax_rates' | 'shipping_zones'): Promise<boolean> {
  const row = await tx.selectFrom(table).select('id').where('user_id', '=', tx.userId).limit(1).executeTakeFirst()
  return row !== undefined
}

/** A country without a rate that we know of adds none. */
async function addTaxRate(tx: TenantTx, country: string): Promise<number> {
  const preset = taxPresets.find((known) => known.country === country)
  if (preset === undefined) return 0
  const { name, standard: rate } = preset
  await createTaxRate(tx, { name, country, region: null, tax_class: 'standard', rate })
  return 1
}

async function addZone(tx: TenantTx, country: string, currency: string): Promise<number> {
  const unbounded = { min_total: null, max_total: null, min_weight: null, max_weight: null }
  const rate = { ...flatRate(currency), tax_class: 'standard', ...unbounded }
  await createZone(tx, { name: 'At home', countries: [country], rates: [rate] })
  return 1
}
