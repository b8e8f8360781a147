import { describe, expect, it } from 'vitest'
import { priceCart } from '#modules/sales/pricing/index.ts'
import { country } from '#platform/geography/countries.ts'
import { taxPresets } from './presets.ts'

const europeanUnion = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

describe('the tax rates that a new shop begins with', () => {
  it('are there for all of the European Union and many others, once for each country', () => {
    const countries = taxPresets.map((preset) => country.parse(preset.country))
    expect(new Set(countries).size).toBe(taxPresets.length)
    expect(europeanUnion.filter((member) => !countries.includes(member))).toEqual([])
    expect(countries.length).toBeGreaterThan(45)
  })

  it('hold already, and the reduced ones are lower', () => {
    for (const { country: code, name, standard, reduced, validFrom } of taxPresets) {
      expect(name, code).not.toBe('')
      expect(new Date(validFrom).toISOString().slice(0, 10), code).toBe(validFrom)
      expect(validFrom < '2026-12-01', code).toBe(true)
      expect(new Set(reduced).size, code).toBe(reduced.length)
      expect(
        reduced.filter((rate) => Number(rate) <= 0 || Number(rate) >= Number(standard)),
        code,
      ).toEqual([])
    }
  })

  it('can be charged as they stand here', () => {
    for (const { name, standard, reduced } of taxPresets) {
      for (const rate of [standard, ...reduced]) {
        const { totals } = priceCart({
          currency: 'EUR',
          pricesIncludeTax: false,
          lines: [{ key: 1, unitPrice: 1_000_00n, quantity: 1, taxClass: 'standard' }],
          promotions: [],
          taxRates: [{ name, rate, taxClass: 'standard' }],
        })
        expect(totals.taxes).toEqual([
          { name, rate, base: 1_000_00n, amount: BigInt(Math.round(Number(rate) * 10_00)) },
        ])
      }
    }
  })
})
