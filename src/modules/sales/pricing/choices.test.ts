import { describe, expect, it } from 'vitest'
import { shippingRatesFor, taxRatesFor, toMinor } from './index.ts'

describe('a shipping rate', () => {
  const rates = [
    { name: 'Letter', maxWeight: 1_000 },
    { name: 'Parcel', minWeight: 1_000, maxTotal: toMinor('50.00') },
    { name: 'Free', minWeight: null, minTotal: toMinor('50.00'), maxTotal: null },
  ]
  const fitting = (total: string, weight: number) =>
    shippingRatesFor(rates, { totalAfterDiscounts: toMinor(total), weight }).map(({ name }) => name)

  it('fits from its lower bound on, and no longer at its upper bound', () => {
    expect(fitting('0.00', 0)).toEqual(['Letter'])
    expect(fitting('49.99', 999)).toEqual(['Letter'])
    expect(fitting('49.99', 1_000)).toEqual(['Parcel'])
    expect(fitting('50.00', 1_000)).toEqual(['Free'])
    expect(fitting('50.00', 999)).toEqual(['Letter', 'Free'])
  })
})

describe('the tax rates of a place', () => {
  const rates = [
    { country: 'US', region: null, name: 'None', rate: '0', taxClass: 'standard' },
    { country: 'US', region: 'CA', name: 'CA sales tax', rate: '7.25', taxClass: 'standard' },
    { country: 'US', region: 'NY', name: 'NY sales tax', rate: '4', taxClass: 'standard' },
    { country: 'US', region: '', name: 'Books', rate: '1', taxClass: 'books' },
    { country: 'DE', name: 'USt', rate: '19', taxClass: 'standard' },
  ]
  const named = (country: string, region?: string) =>
    taxRatesFor(rates, { country, region })
      .map(({ name }) => name)
      .sort()

  it('are those of its country, and none elsewhere', () => {
    expect(named('DE', 'Bayern')).toEqual(['USt'])
    expect(named('US')).toEqual(['Books', 'None'])
    expect(named('FR')).toEqual([])
  })

  it('are those of its region first, class by class, however it is written', () => {
    expect(named('US', 'CA')).toEqual(['Books', 'CA sales tax'])
    expect(named('US', ' ny ')).toEqual(['Books', 'NY sales tax'])
    expect(named('US', 'TX')).toEqual(['Books', 'None'])
  })

  it('are the same, in whatever order they are kept', () => {
    for (const region of ['CA', 'NY', 'TX', '']) {
      const sorted = (some: typeof rates) =>
        taxRatesFor(some, { country: 'US', region }).sort((one, other) => one.name.localeCompare(other.name))
      expect(sorted(rates.toReversed())).toEqual(sorted(rates))
    }
  })
})
