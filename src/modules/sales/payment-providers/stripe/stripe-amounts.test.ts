import { expect, it } from 'vitest'
import { currencies } from '#platform/money/currencies.ts'
import { ProviderRefused } from '../provider.ts'
import { fromStripe, toStripe } from './stripe-amounts.ts'

it.each([
  ['EUR', 1_999n, 1_999],
  ['USD', 100n, 100],
  ['JPY', 120_000n, 1_200],
  ['KRW', 100n, 1],
  ['MGA', 500_000n, 5_000],
  ['HUF', 150_000n, 150_000],
  ['HUF', 150_050n, 150_050],
  ['TWD', 99_900n, 99_900],
  ['ISK', 500n, 500],
  ['UGX', 500n, 500],
])('counts %s as Stripe does: %s hundredths are %s', (currency, hundredths, units) => {
  expect(toStripe(hundredths, currency)).toBe(units)
  expect(fromStripe(units, currency.toLowerCase())).toBe(hundredths)
})

it('refuses what cannot be said exactly, and never rounds', () => {
  for (const currency of ['JPY', 'CLP', 'ISK', 'UGX'])
    expect(() => toStripe(150n, currency), currency).toThrow(ProviderRefused)
  for (const currency of ['KWD', 'BHD', 'TND'])
    expect(() => toStripe(1_000n, currency), currency).toThrow(ProviderRefused)
  expect(() => toStripe(2n ** 60n, 'EUR')).toThrow(ProviderRefused)
  expect(() => fromStripe(1_000, 'kwd')).toThrow('KWD')
})

it('knows of every currency that a shop can have: each smallest price comes back as it went', () => {
  for (const { code, decimals } of currencies) {
    const price = decimals === 0 ? 700n : 701n
    expect(fromStripe(toStripe(price, code), code), code).toBe(price)
  }
})
