import { describe, expect, it } from 'vitest'
import { countries, country, countryName } from './countries.ts'

describe('countries', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, each with an English name of its own', () => {
    expect(countries).toHaveLength(250)
    expect(new Set(countries.map(({ code }) => code)).size).toBe(250)
    expect(new Set(countries.map(({ name }) => name)).size).toBe(250)
    expect(countries.filter(({ code, name }) => name === code)).toEqual([])
    expect(['DE', 'HK', 'US'].map(countryName)).toEqual(['Germany', 'Hong Kong', 'United States'])
  })

  it('are named by two capitals', () => {
    expect(country.parse('DE')).toBe('DE')
    for (const unknown of ['de', 'DEU', 'UK', 'EU', 'XX', 'ZZ', 'AN', '', 49, null]) {
      expect(country.safeParse(unknown).error?.issues[0]?.message).toBe(
        'The :field field must be a country by its two letters in ISO 3166-1, such as "DE".',
      )
    }
  })
})
