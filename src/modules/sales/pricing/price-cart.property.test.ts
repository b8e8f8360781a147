import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CartPrice, type PricedCart, type Promotion, priceCart, totalAfterDiscounts } from './index.ts'

const taxClass = fc.constantFrom('standard', 'reduced', 'books', 'untaxed')
const percent = fc.constantFrom('0', '0.0001', '2.5250', '5', '7.7', '10', '33.3333', '50', '99.9999', '100')
const rate = fc.constantFrom('0', '2.1', '7', '7.7', '8.3750', '19', '19.0000', '25', '100')
/** Mostly small: that is where cents are lost. */
const cents = fc.oneof(fc.nat(12), fc.nat(2_000), fc.nat(9_999_999_999))

const promotion = fc.record({
  kind: fc.constantFrom('percent', 'percent', 'fixed', 'fixed', 'free_shipping'),
  on: fc.constantFrom('line', 'order'),
  percent,
  amount: cents,
  combinable: fc.boolean(),
  minTotal: fc.option(cents, { nil: undefined, freq: 4 }),
  lineKeys: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }), { nil: undefined }),
})

/** Amounts are drawn as hundredths, and are whole in a currency without decimals. */
const cart = fc
  .record({
    currency: fc.constantFrom('EUR', 'EUR', 'HUF', 'JPY'),
    pricesIncludeTax: fc.boolean(),
    lines: fc.uniqueArray(
      fc.record({
        key: fc.integer({ min: 1, max: 8 }),
        unitPrice: cents,
        quantity: fc.integer({ min: 1, max: 999 }),
        taxClass,
      }),
      { maxLength: 6, selector: ({ key }) => key },
    ),
    promotions: fc.array(promotion, { maxLength: 4 }),
    shipping: fc.option(fc.record({ price: cents, taxClass }), { nil: undefined }),
    rates: fc.tuple(rate, rate, rate),
  })
  .map(({ currency, lines, promotions, shipping, rates, ...rest }): PricedCart => {
    const money = (amount: number) => BigInt(amount) * (currency === 'JPY' ? 100n : 1n)
    return {
      ...rest,
      currency,
      lines: lines.map((line) => ({ ...line, unitPrice: money(line.unitPrice) })),
      promotions: promotions.map(
        ({ amount, minTotal, ...terms }, at) =>
          ({
            ...terms,
            key: at + 1,
            name: `Promotion ${at + 1}`,
            amount: money(amount),
            minTotal: minTotal === undefined ? undefined : money(minTotal),
          }) as Promotion,
      ),
      shipping: shipping && { ...shipping, price: money(shipping.price) },
      taxRates: ['standard', 'reduced', 'books'].map((name, at) => ({
        name: at === 2 ? 'standard' : name,
        rate: rates[at] ?? '0',
        taxClass: name,
      })),
    }
  })

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
const half = (numerator: bigint, denominator: bigint) => 2n * (numerator < 0n ? -numerator : numerator) <= denominator
const taxOf = (given: PricedCart, { totals }: CartPrice) => (given.pricesIncludeTax ? 0n : totals.tax)

function chargesOf({ lines, shipping }: CartPrice) {
  const charges = lines.map(({ lineTotal, discount, tax, taxRate }) => ({ price: lineTotal, discount, tax, taxRate }))
  return shipping === undefined ? charges : [...charges, shipping]
}

function amountsOf(price: CartPrice): bigint[] {
  const { taxes, ...totals } = price.totals
  const charges = chargesOf(price).flatMap(({ price, discount, tax }) => [price, discount, price - discount, tax])
  return [...charges, ...Object.values(totals), ...taxes.flatMap(({ base, amount }) => [base, amount])]
}

const promises: Record<string, (given: PricedCart, price: CartPrice) => boolean> = {
  'prices every line as unit price times quantity, where the cart has it': (given, { lines }) =>
    given.lines.every(
      ({ key, unitPrice, quantity }, at) =>
        lines[at]?.key === key && lines[at].lineTotal === unitPrice * BigInt(quantity),
    ),
  'lines and shipping add up to the order': (_given, price) => {
    const charges = chargesOf(price)
    const { items, shipping, discount, tax } = price.totals
    return (
      sum(charges.map(({ price }) => price)) === items + shipping &&
      sum(charges.map((charge) => charge.discount)) === discount &&
      sum(charges.map((charge) => charge.tax)) === tax
    )
  },
  'total = items - discount + shipping, + tax where it is not included': (given, price) => {
    const { items, discount, shipping, total } = price.totals
    return total === items - discount + shipping + taxOf(given, price)
  },
  'nothing is negative, also no line after its discount': (_given, price) =>
    amountsOf(price).every((amount) => amount >= 0n),
  'no tax is more than what it is contained in': (given, price) =>
    !given.pricesIncludeTax || chargesOf(price).every(({ price, discount, tax }) => tax <= price - discount),
  'promotions are credited with all that is taken away': (_given, { discounts, totals }) =>
    sum(discounts.map(({ amount }) => amount)) === totals.discount && discounts.every(({ amount }) => amount > 0n),
  'the tax of each rate is that of its base, to half the smallest amount': (given, { totals }) =>
    totals.taxes.every(({ rate, base, amount }) => {
      const millionths = BigInt(Math.round(Number(rate) * 10_000))
      const smallest = given.currency === 'JPY' ? 100n : 1n
      return given.pricesIncludeTax
        ? half(amount * (1_000_000n + millionths) - (base + amount) * millionths, (1_000_000n + millionths) * smallest)
        : half(amount * 1_000_000n - base * millionths, 1_000_000n * smallest)
    }),
  // A rate of 0 is left out: what bears no tax says 0 as well.
  'what bears a rate is what its base and tax come to': (given, price) =>
    price.totals.taxes.every(({ rate }) => {
      if (rate === '0') return true
      const bearing = sum(
        chargesOf(price).flatMap(({ price, discount, taxRate }) => (taxRate === rate ? [price - discount] : [])),
      )
      const atRate = price.totals.taxes.filter((one) => one.rate === rate)
      return bearing === sum(atRate.map(({ base, amount }) => (given.pricesIncludeTax ? base + amount : base)))
    }),
  'a currency without decimals has whole amounts': (given, price) =>
    given.currency !== 'JPY' || amountsOf(price).every((amount) => amount % 100n === 0n),
  'the order in which it was filled changes no amount': (given, price) => {
    const lines = given.lines.toReversed()
    const other = priceCart({ ...given, lines, promotions: given.promotions.toReversed() })
    return isDeepStrictEqual({ ...other, lines: other.lines.toReversed() }, price)
  },
}

describe('of 20,000 carts, each', () => {
  it('keeps every promise', () => {
    fc.assert(
      fc.property(cart, (given) => {
        const price = priceCart(given)
        expect(Object.keys(promises).filter((promise) => !promises[promise]?.(given, price))).toEqual([])
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('whoever may use several promotions', () => {
  it('pays no more than with any one of them, or with none', () => {
    fc.assert(
      fc.property(cart, (given) => {
        const { total } = priceCart(given).totals
        for (const some of [[], ...given.promotions.map((one) => [one])]) {
          expect(total <= priceCart({ ...given, promotions: some }).totals.total).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds the same total after discounts with any shipping', () => {
    fc.assert(
      fc.property(cart, cents, (given, price) => {
        const shipping = { price: BigInt(price) * 100n, taxClass: 'standard' }
        expect(totalAfterDiscounts({ ...given, shipping })).toBe(totalAfterDiscounts(given))
      }),
      { numRuns: 2_000 },
    )
  })
})
