import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from '#platform/http/validation.ts'
import { currencies, currency, priceFits, smallestAmount } from './currencies.ts'

const refusal = (code: unknown) => {
  const input = { currency: code }
  const { error } = z.object({ currency }).safeParse(input)
  return error && fieldErrors(error.issues, input)
}

describe('currencies', () => {
  it('are named by their code, in capitals', () => {
    for (const { code, name } of currencies) {
      expect(currency.parse(code)).toMatch(/^[A-Z]{3}$/)
      expect(name).not.toBe('')
    }
    for (const unknown of ['eur', 'EURO', 'XXX', 'BGN', '', 'toString', 978, null]) {
      expect(refusal(unknown)).toEqual({
        currency: ['The currency field must be a currency by its ISO 4217 code, such as "EUR".'],
      })
    }
  })

  it('with three decimals are refused, and the sentence says why', () => {
    for (const code of ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']) {
      expect(refusal(code)).toEqual({
        currency: [`The currency field cannot be ${code}: it has three decimals, and prices here have two.`],
      })
    }
  })

  it('without decimals take whole prices', () => {
    const whole = currencies.filter(({ code }) => smallestAmount(code) === 100n).map(({ code }) => code)
    expect(whole.join(' ')).toBe('BIF CLP DJF GNF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF')
    expect(priceFits('JPY', '1200.00')).toBe(true)
    expect(priceFits('JPY', '1200')).toBe(true)
    expect(priceFits('JPY', '1200.50')).toBe(false)
    expect(priceFits('JPY', '0.01')).toBe(false)
  })

  it('are charged with two decimals where providers do, also where people write none', () => {
    for (const code of ['HUF', 'COP', 'IDR', 'TWD', 'EUR']) {
      expect(smallestAmount(code)).toBe(1n)
      expect(priceFits(code, '12.30')).toBe(true)
    }
  })

  it('keep their decimals when the list has dropped them', () => {
    expect(smallestAmount('BGN')).toBe(1n)
    expect(priceFits('BGN', '12.30')).toBe(true)
  })
})
