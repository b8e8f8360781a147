import { describe, expect, it } from 'vitest'
import {
  type PricedCart,
  type PricedLine,
  type Promotion,
  priceCart,
  toDecimal,
  toMinor,
  totalAfterDiscounts,
} from './index.ts'

/** Every amount below was computed by hand; the comments show how. */
const standard = { name: 'VAT', rate: '19', taxClass: 'standard' }
const reduced = { name: 'Reduced VAT', rate: '7', taxClass: 'reduced' }

function line(key: number, quantity: number, unitPrice: string, taxClass = 'standard'): PricedLine {
  return { key, quantity, unitPrice: toMinor(unitPrice), taxClass }
}

const shipping = (price: string, taxClass = 'standard') => ({ price: toMinor(price), taxClass })

function percent(key: number, value: string, terms: Partial<Promotion> = {}): Promotion {
  return {
    key,
    name: `${value} %`,
    combinable: true,
    on: 'order',
    ...terms,
    kind: 'percent',
    percent: value,
  } as Promotion
}

function fixed(key: number, value: string, terms: Partial<Promotion> = {}): Promotion {
  return {
    key,
    name: value,
    combinable: true,
    on: 'order',
    ...terms,
    kind: 'fixed',
    amount: toMinor(value),
  } as Promotion
}

function freeShipping(key: number, terms: Partial<Promotion> = {}): Promotion {
  return { key, name: 'free', combinable: true, ...terms, kind: 'free_shipping' } as Promotion
}

function cart(content: Partial<PricedCart>): PricedCart {
  return {
    currency: 'EUR',
    pricesIncludeTax: true,
    lines: [],
    promotions: [],
    taxRates: [standard, reduced],
    ...content,
  }
}

/** A price as people write it: lines as "total - discount, tax at rate". */
function written(content: Partial<PricedCart>) {
  const { lines, shipping: shipped, discounts, totals } = priceCart(cart(content))
  return {
    lines: lines.map(
      ({ lineTotal, discount, tax, taxRate }) =>
        `${toDecimal(lineTotal)} - ${toDecimal(discount)}, ${toDecimal(tax)} at ${taxRate}`,
    ),
    ...(shipped && {
      shipped: `${toDecimal(shipped.price)} - ${toDecimal(shipped.discount)}, ${toDecimal(shipped.tax)} at ${shipped.taxRate}`,
    }),
    discounts: discounts.map(({ name, amount }) => `${name}: ${toDecimal(amount)}`),
    taxes: totals.taxes.map(({ name, base, amount }) => `${name}: ${toDecimal(base)} + ${toDecimal(amount)}`),
    totals: [totals.items, totals.discount, totals.shipping, totals.tax, totals.total].map(toDecimal).join(' '),
  }
}

const mixed = [line(1, 2, '12.50'), line(2, 1, '9.99', 'reduced')]

describe('tax', () => {
  it('is taken out of prices that include it', () => {
    // 59.97 × 19 / 119 = 9.57504
    expect(written({ lines: [line(1, 3, '19.99')] })).toEqual({
      lines: ['59.97 - 0.00, 9.58 at 19'],
      discounts: [],
      taxes: ['VAT: 50.39 + 9.58'],
      totals: '59.97 0.00 0.00 9.58 59.97',
    })
  })

  it('comes on top of prices that do not', () => {
    // 59.97 × 0.19 = 11.3943
    expect(written({ lines: [line(1, 3, '19.99')], pricesIncludeTax: false })).toEqual({
      lines: ['59.97 - 0.00, 11.39 at 19'],
      discounts: [],
      taxes: ['VAT: 59.97 + 11.39'],
      totals: '59.97 0.00 0.00 11.39 71.36',
    })
  })

  it('is computed once per rate, from what discounts leave of lines and shipping, where prices include it', () => {
    // 10 % of 34.99 = 3.499; shared 2.5007 : 0.9993, the cent to the larger remainder
    // 27.40 × 19 / 119 = 4.37479, shared 3.5885 : 0.7815; 8.99 × 7 / 107 = 0.58813
    expect(written({ lines: mixed, promotions: [percent(1, '10')], shipping: shipping('4.90') })).toEqual({
      lines: ['25.00 - 2.50, 3.59 at 19', '9.99 - 1.00, 0.59 at 7'],
      shipped: '4.90 - 0.00, 0.78 at 19',
      discounts: ['10 %: 3.50'],
      taxes: ['VAT: 23.03 + 4.37', 'Reduced VAT: 8.40 + 0.59'],
      totals: '34.99 3.50 4.90 4.96 36.39',
    })
  })

  it('is computed once per rate, from what discounts leave of lines and shipping, where prices do not include it', () => {
    // 27.40 × 0.19 = 5.206, shared 4.2783 : 0.9317 of 5.21; 8.99 × 0.07 = 0.6293
    const content = {
      lines: mixed,
      promotions: [percent(1, '10')],
      shipping: shipping('4.90'),
      pricesIncludeTax: false,
    }
    expect(written(content)).toEqual({
      lines: ['25.00 - 2.50, 4.28 at 19', '9.99 - 1.00, 0.63 at 7'],
      shipped: '4.90 - 0.00, 0.93 at 19',
      discounts: ['10 %: 3.50'],
      taxes: ['VAT: 27.40 + 5.21', 'Reduced VAT: 8.99 + 0.63'],
      totals: '34.99 3.50 4.90 5.84 42.23',
    })
  })

  it('is one for classes with the same name and percentage', () => {
    // 0.10 × 10 % = 0.01; apart it would be 0.005 twice, and 0.02
    const taxRates = [
      { name: 'GST', rate: '10.0000', taxClass: 'standard' },
      { name: 'GST', rate: '10', taxClass: 'reduced' },
    ]
    const lines = [line(1, 1, '0.05'), line(2, 1, '0.05', 'reduced')]
    expect(written({ lines, taxRates, pricesIncludeTax: false })).toEqual({
      lines: ['0.05 - 0.00, 0.01 at 10', '0.05 - 0.00, 0.00 at 10'],
      discounts: [],
      taxes: ['GST: 0.10 + 0.01'],
      totals: '0.10 0.00 0.00 0.01 0.11',
    })
  })

  it('rounds a half up, with rates of four decimals', () => {
    // 20.00 × 2.5250 % = 0.505
    const taxRates = [{ name: 'Sales tax', rate: '2.5250', taxClass: 'standard' }]
    expect(written({ lines: [line(1, 1, '20.00')], taxRates, pricesIncludeTax: false })).toEqual({
      lines: ['20.00 - 0.00, 0.51 at 2.525'],
      discounts: [],
      taxes: ['Sales tax: 20.00 + 0.51'],
      totals: '20.00 0.00 0.00 0.51 20.51',
    })
  })

  it('is none for a class without a rate, and a rate of 0 is listed', () => {
    const lines = [line(1, 1, '10.00', 'books'), line(2, 1, '10.00', 'export')]
    const taxRates = [standard, { name: 'Exempt', rate: '0', taxClass: 'export' }]
    expect(written({ lines, taxRates })).toEqual({
      lines: ['10.00 - 0.00, 0.00 at 0', '10.00 - 0.00, 0.00 at 0'],
      discounts: [],
      taxes: ['Exempt: 10.00 + 0.00'],
      totals: '20.00 0.00 0.00 0.00 20.00',
    })
  })
})

describe('discounts on lines', () => {
  it('are rounded once per line', () => {
    // 0.005 is 0.01 on each line; on the order it is 0.01 once, and the first line has it
    const lines = [line(1, 1, '0.05'), line(2, 1, '0.05')]
    expect(written({ lines, promotions: [percent(1, '10', { on: 'line' })], taxRates: [] }).lines).toEqual([
      '0.05 - 0.01, 0.00 at 0',
      '0.05 - 0.01, 0.00 at 0',
    ])
    expect(written({ lines, promotions: [percent(1, '10')], taxRates: [] }).lines).toEqual([
      '0.05 - 0.01, 0.00 at 0',
      '0.05 - 0.00, 0.00 at 0',
    ])
  })

  it('are rounded once where several are on one line, and each is given its part', () => {
    // 3.33 × (10 % + 5 %) = 0.4995: 0.50, of which 0.3333 and 0.1667
    const promotions = [percent(1, '10', { on: 'line' }), percent(2, '5', { on: 'line' })]
    const { discounts, totals } = written({ lines: [line(1, 1, '3.33')], promotions })
    expect(discounts).toEqual(['10 %: 0.33', '5 %: 0.17'])
    // 2.83 × 19 / 119 = 0.45185
    expect(totals).toBe('3.33 0.50 0.00 0.45 2.83')
  })

  it('take a fixed amount off each unit, and never more than the line', () => {
    const lines = [line(1, 3, '5.00'), line(2, 3, '1.00'), line(3, 1, '8.00')]
    const promotions = [fixed(1, '1.50', { on: 'line', lineKeys: [1, 2] })]
    expect(written({ lines, promotions, taxRates: [] })).toEqual({
      lines: ['15.00 - 4.50, 0.00 at 0', '3.00 - 3.00, 0.00 at 0', '8.00 - 0.00, 0.00 at 0'],
      discounts: ['1.50: 7.50'],
      taxes: [],
      totals: '26.00 7.50 0.00 0.00 18.50',
    })
  })
})

describe('discounts on the order', () => {
  it('are computed from what discounts on lines leave', () => {
    // 50 % of line 1 is 10.00; 10 % of 10.00 + 10.00 is 2.00
    const lines = [line(1, 1, '20.00'), line(2, 1, '10.00')]
    const promotions = [percent(1, '10'), percent(2, '50', { on: 'line', lineKeys: [1] })]
    expect(written({ lines, promotions, taxRates: [] })).toEqual({
      lines: ['20.00 - 11.00, 0.00 at 0', '10.00 - 1.00, 0.00 at 0'],
      discounts: ['50 %: 10.00', '10 %: 2.00'],
      taxes: [],
      totals: '30.00 12.00 0.00 0.00 18.00',
    })
  })

  it('add up: each is of the same amounts', () => {
    const promotions = [percent(1, '10'), percent(2, '20')]
    expect(written({ lines: [line(1, 1, '50.00')], promotions, taxRates: [] }).totals).toBe(
      '50.00 15.00 0.00 0.00 35.00',
    )
  })

  it('are shared by largest remainder, the first line of equals first, and the first is the one with the smallest key', () => {
    // 1.00 among three equal lines: 0.33 each, and one cent
    const lines = [line(10, 1, '5.00'), line(9, 1, '5.00'), line(2, 1, '5.00')]
    expect(written({ lines, promotions: [fixed(1, '1.00')], taxRates: [] }).lines).toEqual([
      '5.00 - 0.33, 0.00 at 0',
      '5.00 - 0.33, 0.00 at 0',
      '5.00 - 0.34, 0.00 at 0',
    ])
  })

  it('are only of the lines they are for', () => {
    const lines = [line(1, 1, '20.00'), line(2, 1, '10.00')]
    const promotions = [fixed(1, '15.00', { lineKeys: [2] })]
    expect(written({ lines, promotions, taxRates: [] })).toEqual({
      lines: ['20.00 - 0.00, 0.00 at 0', '10.00 - 10.00, 0.00 at 0'],
      discounts: ['15.00: 10.00'],
      taxes: [],
      totals: '30.00 10.00 0.00 0.00 20.00',
    })
  })

  it('leave 0.00 of an order with 100 % off, and shipping is still paid', () => {
    // 4.90 × 19 / 119 = 0.78235
    const promotions = [percent(1, '100')]
    expect(written({ lines: mixed, promotions }).totals).toBe('34.99 34.99 0.00 0.00 0.00')
    expect(written({ lines: mixed, promotions, shipping: shipping('4.90') })).toEqual({
      lines: ['25.00 - 25.00, 0.00 at 19', '9.99 - 9.99, 0.00 at 7'],
      shipped: '4.90 - 0.00, 0.78 at 19',
      discounts: ['100 %: 34.99'],
      taxes: ['VAT: 4.12 + 0.78', 'Reduced VAT: 0.00 + 0.00'],
      totals: '34.99 34.99 4.90 0.78 4.90',
    })
  })

  it('are never more than there is, however many there are', () => {
    const promotions = [fixed(1, '30.00'), percent(2, '60'), percent(3, '60', { on: 'line', lineKeys: [2] })]
    const { discounts, totals } = written({ lines: mixed, promotions, taxRates: [] })
    // 60 % of 9.99 = 5.994; 30.00 of 29.00 takes 29.00, and nothing is left to the last
    expect(discounts).toEqual(['60 %: 5.99', '30.00: 29.00'])
    expect(totals).toBe('34.99 34.99 0.00 0.00 0.00')
  })

  it('give nothing to a line without a price, and take nothing from a cart without one', () => {
    const free = line(1, 3, '0.00')
    expect(written({ lines: [free, line(2, 1, '5.00')], promotions: [fixed(1, '1.00')], taxRates: [] }).lines).toEqual([
      '0.00 - 0.00, 0.00 at 0',
      '5.00 - 1.00, 0.00 at 0',
    ])
    expect(written({ lines: [free], promotions: [fixed(1, '1.00')] })).toEqual({
      lines: ['0.00 - 0.00, 0.00 at 19'],
      discounts: [],
      taxes: ['VAT: 0.00 + 0.00'],
      totals: '0.00 0.00 0.00 0.00 0.00',
    })
  })

  it('hold from the minimum on, of the items before any discount', () => {
    const promotions = [percent(1, '10'), fixed(2, '5.00', { minTotal: toMinor('50.00') })]
    expect(written({ lines: [line(1, 1, '50.00')], promotions, taxRates: [] }).totals).toBe(
      '50.00 10.00 0.00 0.00 40.00',
    )
    expect(written({ lines: [line(1, 1, '49.99')], promotions, taxRates: [] }).totals).toBe(
      '49.99 5.00 0.00 0.00 44.99',
    )
  })
})

describe('free shipping', () => {
  it('is a discount on the shipping: the price stays, and neither costs nor tax are left of it', () => {
    // 25.00 × 19 / 119 = 3.99159
    const content = { lines: [line(1, 2, '12.50')], shipping: shipping('4.90'), promotions: [freeShipping(1)] }
    expect(written(content)).toEqual({
      lines: ['25.00 - 0.00, 3.99 at 19'],
      shipped: '4.90 - 4.90, 0.00 at 19',
      discounts: ['free: 4.90'],
      taxes: ['VAT: 21.01 + 3.99'],
      totals: '25.00 4.90 4.90 3.99 25.00',
    })
    // 25.00 × 0.19 = 4.75
    expect(written({ ...content, pricesIncludeTax: false }).totals).toBe('25.00 4.90 4.90 4.75 29.75')
  })

  it('goes with other discounts that combine', () => {
    const promotions = [freeShipping(1), percent(2, '10')]
    expect(written({ lines: [line(1, 1, '10.00')], shipping: shipping('4.90'), promotions, taxRates: [] })).toEqual({
      lines: ['10.00 - 1.00, 0.00 at 0'],
      shipped: '4.90 - 4.90, 0.00 at 0',
      discounts: ['10 %: 1.00', 'free: 4.90'],
      taxes: [],
      totals: '10.00 5.90 4.90 0.00 9.00',
    })
  })

  it('for some products is given where one of them is in the cart', () => {
    const promotions = [freeShipping(1, { lineKeys: [2] })]
    const content = { shipping: shipping('4.90'), promotions, taxRates: [] }
    expect(written({ ...content, lines: mixed }).totals).toBe('34.99 4.90 4.90 0.00 34.99')
    expect(written({ ...content, lines: [line(1, 1, '9.99')] }).totals).toBe('9.99 0.00 4.90 0.00 14.89')
  })
})

describe('promotions that do not combine', () => {
  const alone = { combinable: false }

  it.each([
    ['the best single one', '20', ['20 %: 20.00']],
    ['all that combine', '12', ['10 %: 10.00', '5 %: 5.00']],
    ['all that combine, where both come to the same', '15', ['10 %: 10.00', '5 %: 5.00']],
  ])('give the buyer %s', (_which, single, discounts) => {
    const promotions = [percent(1, single, alone), percent(2, '10'), percent(3, '5'), percent(4, '11', alone)]
    expect(written({ lines: [line(1, 1, '100.00')], promotions }).discounts).toEqual(discounts)
  })

  it('are weighed with the shipping that they save', () => {
    const content = { promotions: [percent(1, '10', alone), freeShipping(2, alone)], shipping: shipping('4.90') }
    expect(written({ ...content, lines: [line(1, 1, '48.00')] }).discounts).toEqual(['free: 4.90'])
    expect(written({ ...content, lines: [line(1, 1, '50.00')] }).discounts).toEqual(['10 %: 5.00'])
  })

  it('are weighed with the tax that they save', () => {
    // 10.00 off the line at 19 % saves 11.90, and 11.00 off the other saves 11.77
    const lines = [line(1, 1, '50.00'), line(2, 1, '50.00', 'reduced')]
    const promotions = [fixed(1, '11.00', { ...alone, lineKeys: [2] }), fixed(2, '10.00', { ...alone, lineKeys: [1] })]
    expect(written({ lines, promotions, pricesIncludeTax: false }).discounts).toEqual(['10.00: 10.00'])
    expect(written({ lines, promotions }).discounts).toEqual(['11.00: 11.00'])
  })

  it('leave the total after discounts to what is on the items, whatever the shipping', () => {
    const promotions = [percent(1, '10', alone), freeShipping(2, alone)]
    const lines = [line(1, 1, '48.00')]
    for (const price of ['0.00', '4.90', '99.00']) {
      expect(toDecimal(totalAfterDiscounts(cart({ lines, promotions, shipping: shipping(price) })))).toBe('43.20')
    }
  })
})

describe('a currency without decimals', () => {
  const yen = { currency: 'JPY', taxRates: [{ name: '消費税', rate: '10', taxClass: 'standard' }] }

  it('has whole discounts, taxes and totals', () => {
    // 10 % of 1235 is 123.5: 124, shared 100.40 : 23.60; 1111 × 10 / 110 = 101, shared 81.82 : 19.18
    const lines = [line(1, 1, '1000.00'), line(2, 1, '235.00')]
    expect(written({ ...yen, lines, promotions: [percent(1, '10')] })).toEqual({
      lines: ['1000.00 - 100.00, 82.00 at 10', '235.00 - 24.00, 19.00 at 10'],
      discounts: ['10 %: 124.00'],
      taxes: ['消費税: 1010.00 + 101.00'],
      totals: '1235.00 124.00 0.00 101.00 1111.00',
    })
  })

  it('has no other prices', () => {
    expect(() => written({ ...yen, lines: [line(1, 1, '12.30')] })).toThrow(RangeError)
  })
})

describe('an empty cart', () => {
  it('costs nothing, whatever is promised', () => {
    expect(written({ promotions: [percent(1, '10'), fixed(2, '5.00'), freeShipping(3)] })).toEqual({
      lines: [],
      discounts: [],
      taxes: [],
      totals: '0.00 0.00 0.00 0.00 0.00',
    })
  })
})
