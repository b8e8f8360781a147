import type { TaxRate } from './priced-cart.ts'

interface PlacedTaxRate extends TaxRate {
  country: string
  region?: string | null | undefined
}

interface Place {
  country: string
  region?: string | null | undefined
}

/** The rates of a place, one for a tax class: that of the region before that of the whole country. */
export function taxRatesFor(rates: readonly PlacedTaxRate[], { country, region }: Place): TaxRate[] {
  const ofCountry = rates.filter((rate) => rate.country === country)
  const ofRegion = ofCountry.filter((rate) => isWritten(rate.region) && isSame(rate.region, region))
  const ofWhole = ofCountry.filter((rate) => !isWritten(rate.region))
  const byClass = new Map([...ofRegion, ...ofWhole].toReversed().map((rate) => [rate.taxClass, rate]))
  return [...byClass.values()].map(({ name, rate, taxClass }) => ({ name, rate, taxClass }))
}

const isWritten = (region: string | null | undefined) => (region ?? '').trim() !== ''

/** People write `ca` and `CA`. */
const isSame = (one: string | null | undefined, other: string | null | undefined) =>
  one?.trim().toLowerCase() === other?.trim().toLowerCase()
