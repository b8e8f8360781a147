import { expect, it } from 'vitest'
import { currencies, priceFits } from '#platform/money/currencies.ts'
import { flatRate } from './flat-rate.ts'

it('has a shipping rate to begin with that can be paid in every currency', () => {
  expect(flatRate('EUR')).toEqual({ name: 'Standard shipping', price: '4.90' })
  expect(flatRate('JPY').price).toBe('600.00')
  for (const { code } of currencies) {
    const { price } = flatRate(code)
    expect(price).toMatch(/^[1-9]\d*\.\d\d$/)
    expect(priceFits(code, price), code).toBe(true)
  }
})
