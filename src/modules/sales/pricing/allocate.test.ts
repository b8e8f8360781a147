import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from './allocate.ts'

const weights = fc.array(fc.oneof(fc.constant(0n), fc.bigInt(1n, 20n), fc.bigInt(1n, 10n ** 12n)), {
  minLength: 1,
  maxLength: 12,
})
const amount = fc.oneof(fc.bigInt(0n, 20n), fc.bigInt(0n, 10n ** 12n))
const sum = (amounts: bigint[]) => amounts.reduce((total, one) => total + one, 0n)

describe('an amount that is shared out', () => {
  it.each([
    ['goes by weight', 100n, [3n, 1n], [75n, 25n]],
    ['gives what is left to the largest remainder', 10n, [2n, 5n], [3n, 7n]],
    ['gives what is left to the first of equals', 100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    ['gives one each of what is left', 101n, [1n, 1n, 1n], [34n, 34n, 33n]],
    ['gives nothing to a weight of zero', 1n, [0n, 7n, 0n], [0n, 1n, 0n]],
    ['goes to all alike where no weight is positive', 5n, [0n, 0n], [3n, 2n]],
    ['may be nothing', 0n, [0n, 3n], [0n, 0n]],
    ['may be nothing to nobody', 0n, [], []],
  ])('%s', (_rule, total, by, shares) => {
    expect(allocate(total, by)).toEqual(shares)
  })

  it('is wholly shared out, nobody a whole unit away from the exact share', () => {
    fc.assert(
      fc.property(amount, weights, (total, by) => {
        const shares = allocate(total, by)
        const whole = sum(by)
        expect(sum(shares)).toBe(total)
        for (const [at, share] of shares.entries()) {
          const exact = total * (by[at] ?? 0n)
          if (whole > 0n) expect(share * whole - exact < whole && exact - share * whole < whole).toBe(true)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  it('is never lost: nobody is no one to share with', () => {
    expect(() => allocate(1n, [])).toThrow(RangeError)
  })
})
