import { allocate } from './allocate.ts'
import type { Charge } from './discounts.ts'
import { halfUp, million, sum, toMillionths } from './money.ts'
import type { TaxRate, Totals } from './priced-cart.ts'

export interface TaxedCharge extends Charge {
  tax: bigint
  taxRate: string
}

/** Tax is computed once per rate, from all that bears it, and shared out to the charges: they always add up to it. */
export function taxPerRate(charges: readonly Charge[], taxRates: readonly TaxRate[], included: boolean) {
  const taxed: TaxedCharge[] = charges.map((charge) => ({ ...charge, tax: 0n, taxRate: '0' }))
  const taxes: Totals['taxes'] = []
  for (const [taxRate, bearing] of Map.groupBy(taxed, ({ taxClass }) => rateOf(taxClass, taxRates))) {
    if (taxRate === undefined) continue
    const rate = shortest(taxRate.rate)
    const amounts = bearing.map(({ amount }) => amount)
    const whole = sum(amounts)
    const tax = taxOn(whole, rate, included)
    taxes.push({ name: taxRate.name, rate, base: included ? whole - tax : whole, amount: tax })
    const shares = allocate(tax, amounts)
    for (const [at, charge] of bearing.entries()) Object.assign(charge, { tax: shares[at], taxRate: rate })
  }
  return { taxed, taxes }
}

/** Classes whose rates have the same name and percentage are taxed as one: an invoice shows them in one line. */
function rateOf(taxClass: string, taxRates: readonly TaxRate[]): TaxRate | undefined {
  const own = taxRates.find((rate) => rate.taxClass === taxClass)
  return own && taxRates.find(({ name, rate }) => name === own.name && shortest(rate) === shortest(own.rate))
}

function taxOn(amount: bigint, percent: string, included: boolean): bigint {
  const rate = toMillionths(percent)
  return included ? halfUp(amount * rate, million + rate) : halfUp(amount * rate, million)
}

/** PostgreSQL's "19.0000" is "19". */
const shortest = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)
