import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDecimal, toMinor } from './index.ts'
import { halfUp, toMillionths } from './money.ts'

describe('money', () => {
  it('is hundredths, and always written with two decimals', () => {
    expect(['12.30', '12.3', '12', '0.05', '99999999.99', '12.3000'].map(toMinor)).toEqual([
      1230n,
      1230n,
      1200n,
      5n,
      9_999_999_999n,
      1230n,
    ])
    expect([1230n, 0n, 5n, 100n, -5n, -1230n].map(toDecimal)).toEqual([
      '12.30',
      '0.00',
      '0.05',
      '1.00',
      '-0.05',
      '-12.30',
    ])
  })

  it('is read back as it was written', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 20n), (amount) => toMinor(toDecimal(amount)) === amount))
  })

  it('is nothing that is no plain decimal', () => {
    for (const text of ['', '.', '1.', '.5', '-1', '1.005', '1e3', '0x10', ' 1', '1,50', 'NaN']) {
      expect(() => toMinor(text)).toThrow(RangeError)
    }
  })

  it('is divided with halves rounded up', () => {
    expect([halfUp(1n, 2n), halfUp(3n, 2n), halfUp(49n, 100n), halfUp(50n, 100n), halfUp(1n, 3n)]).toEqual([
      1n,
      2n,
      0n,
      1n,
      0n,
    ])
  })

  it('has percentages with up to four decimals', () => {
    expect(['19', '7.7', '2.5250', '0.0001', '100'].map(toMillionths)).toEqual([
      190_000n,
      77_000n,
      25_250n,
      1n,
      1_000_000n,
    ])
    expect(() => toMillionths('1.00001')).toThrow(RangeError)
  })
})
