import { sum } from './money.ts'

/**
 * Shares an amount out by weight, to the last unit: each gets its share rounded down, and what is left goes one by one to the
 * largest remainders, the first of equals first. A weight of zero gets nothing; where all are zero, all count the same.
 */
export function allocate(amount: bigint, weights: readonly bigint[]): bigint[] {
  if (amount === 0n) return weights.map(() => 0n)
  const whole = sum(weights)
  if (whole === 0n) return allocateEqually(amount, weights.length)
  const shares = weights.map((weight) => (amount * weight) / whole)
  const remainders = weights.map((weight) => (amount * weight) % whole)
  const left = Number(amount - sum(shares))
  const byRemainder = [...remainders.keys()].sort((one, other) => compare(remainders[other], remainders[one]))
  const favoured = new Set(byRemainder.slice(0, left))
  return shares.map((share, at) => (favoured.has(at) ? share + 1n : share))
}

function allocateEqually(amount: bigint, count: number): bigint[] {
  if (count === 0) throw new RangeError('An amount cannot be shared out to nobody.')
  return allocate(amount, Array<bigint>(count).fill(1n))
}

const compare = (one = 0n, other = 0n) => (one < other ? -1 : one > other ? 1 : 0)
