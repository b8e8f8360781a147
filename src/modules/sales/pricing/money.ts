/** Amounts are hundredths of their currency, as bigint, also where its smallest coin is larger. No float ever holds money. */
const places = 2

export const toMinor = (decimal: string): bigint => scaled(decimal, places)

export function toDecimal(minor: bigint): string {
  const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** A percentage with up to four decimals, as millionths of the whole: "7.7" is 77000n. */
export const toMillionths = (percent: string): bigint => scaled(percent, 4)

export const million = 1_000_000n

/** A half is rounded up. Neither number is negative, here as everywhere in a price. */
export const halfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

export const least = (one: bigint, other: bigint): bigint => (one < other ? one : other)

/** Zeros behind the last decimal mean nothing: PostgreSQL writes a rate of 19 as "19.0000". */
function scaled(decimal: string, decimals: number): bigint {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+?)0*)?$/.exec(decimal) ?? []
  if (whole === undefined || fraction.length > decimals) {
    throw new RangeError(`"${decimal}" is no number with at most ${decimals} decimals.`)
  }
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}
