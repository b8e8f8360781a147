/** An amount such as '19.99' in whole hundredths: no float in between. */
export function centsOf(amount: string): number {
  const [whole = '0', fraction = ''] = amount.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}

/** The other way round, and never below zero. */
export function amountOf(cents: number): string {
  const kept = Math.max(0, cents)
  return `${Math.floor(kept / 100)}.${String(kept % 100).padStart(2, '0')}`
}
