import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refundShare, type StoredLine, toDecimal } from './index.ts'

const terms = { currency: 'EUR', pricesIncludeTax: true, unitsBefore: 0 }

/** 3 × 9.99 = 29.97, with 10.00 off and 3.19 of tax in 19.97. */
const line: StoredLine = { unitPrice: 999n, quantity: 3, discount: 1000n, tax: 319n }

/** Each time one unit, as total - discount, tax, amount. */
function oneByOne(of: StoredLine, more: Partial<typeof terms> = {}) {
  return Array.from({ length: of.quantity }, (_, unitsBefore) => {
    const { lineTotal, discount, tax, amount } = refundShare(of, 1, { ...terms, ...more, unitsBefore })
    return `${toDecimal(lineTotal)} - ${toDecimal(discount)}, ${toDecimal(tax)}, ${toDecimal(amount)}`
  })
}

describe('the share of some units of a line', () => {
  it('is rounded with what went before, so that nothing is lost', () => {
    // discount up to 1, 2, 3 units: 3.33, 6.67, 10.00; paid: 6.66, 13.31, 19.97; tax: 1.0639, 2.1262, 3.19
    expect(oneByOne(line)).toEqual(['9.99 - 3.33, 1.06, 6.66', '9.99 - 3.34, 1.07, 6.65', '9.99 - 3.33, 1.06, 6.66'])
    expect(refundShare(line, 3, terms)).toEqual({ lineTotal: 2997n, discount: 1000n, tax: 319n, amount: 1997n })
  })

  it('has its tax on top where prices do not include it', () => {
    expect(refundShare(line, 2, { ...terms, pricesIncludeTax: false, unitsBefore: 1 })).toEqual({
      lineTotal: 1998n,
      discount: 667n,
      tax: 213n,
      amount: 1544n,
    })
  })

  it('is nothing of a line that was free', () => {
    expect(refundShare({ unitPrice: 500n, quantity: 2, discount: 1000n, tax: 0n }, 1, terms).amount).toBe(0n)
    expect(refundShare({ unitPrice: 0n, quantity: 2, discount: 0n, tax: 0n }, 1, terms).amount).toBe(0n)
  })

  it('is whole in a currency without decimals', () => {
    const yen = { unitPrice: 33_300n, quantity: 3, discount: 10_000n, tax: 8_200n }
    // discount up to 1, 2, 3 units: 33, 67, 100; paid: 300, 599, 899; tax: 27.36, 54.64, 82
    expect(oneByOne(yen, { currency: 'JPY' })).toEqual([
      '333.00 - 33.00, 27.00, 300.00',
      '333.00 - 34.00, 28.00, 299.00',
      '333.00 - 33.00, 27.00, 300.00',
    ])
  })

  it('is refused for more units than are left', () => {
    for (const [units, unitsBefore] of [
      [4, 0],
      [1, 3],
      [0, 0],
      [-1, 2],
      [2, -1],
    ] as const) {
      expect(() => refundShare(line, units, { ...terms, unitsBefore })).toThrow(RangeError)
    }
  })
})

describe('of 20,000 lines, each', () => {
  const cents = fc.oneof(fc.nat(12), fc.nat(2_000), fc.nat(9_999_999_999))
  /** Shares of a discount and of a tax in thousandths: neither is more than it can be. */
  const refunded = fc.record({
    unitPrice: cents,
    parts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
    discount: fc.nat(1_000),
    tax: fc.oneof(fc.constant(1_000), fc.nat(1_000)),
    currency: fc.constantFrom('EUR', 'JPY'),
    pricesIncludeTax: fc.boolean(),
  })

  it('is given back to the last cent by its parts, none of them negative', () => {
    fc.assert(
      fc.property(refunded, ({ unitPrice, parts, discount, tax, ...rest }) => {
        const smallest = rest.currency === 'JPY' ? 100n : 1n
        const quantity = parts.reduce((all, units) => all + units, 0)
        const lineTotal = BigInt(unitPrice) * BigInt(quantity)
        const off = (lineTotal * BigInt(discount)) / 1_000n
        const taxed = ((lineTotal - off) * BigInt(tax)) / 1_000n
        const whole: StoredLine = {
          unitPrice: BigInt(unitPrice) * smallest,
          quantity,
          discount: off * smallest,
          tax: taxed * smallest,
        }

        const sums = { lineTotal: 0n, discount: 0n, tax: 0n, amount: 0n }
        let unitsBefore = 0
        let sound = true
        for (const units of parts) {
          const share = refundShare(whole, units, { ...rest, unitsBefore })
          sound &&= Object.values(share).every((amount) => amount >= 0n && amount % smallest === 0n)
          sound &&= share.tax <= share.lineTotal - share.discount
          for (const amount of ['lineTotal', 'discount', 'tax', 'amount'] as const) sums[amount] += share[amount]
          unitsBefore += units
        }
        expect(sound).toBe(true)
        expect(sums).toEqual(refundShare(whole, quantity, { ...rest, unitsBefore: 0 }))
        expect([sums.discount, sums.tax]).toEqual([whole.discount, whole.tax])
      }),
      { numRuns: 20_000 },
    )
  })
})
