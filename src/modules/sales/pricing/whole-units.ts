/**
 * Amounts are hundredths everywhere, also of a currency whose smallest amount is a whole one. Its prices are computed in whole
 * ones, so that whatever is rounded comes out whole.
 */
export const inUnits = <T>(value: T, unit: bigint): T =>
  unit === 1n
    ? value
    : eachAmount(value, (amount) => {
        if (amount % unit !== 0n)
          throw new RangeError(`${amount} hundredths are no price in a currency without decimals.`)
        return amount / unit
      })

export const inHundredths = <T>(value: T, unit: bigint): T =>
  unit === 1n ? value : eachAmount(value, (amount) => amount * unit)

/** What is a bigint in a cart or a price is an amount, and nothing else is. */
function eachAmount<T>(value: T, change: (amount: bigint) => bigint): T {
  const changed = (inner: unknown): unknown => {
    if (typeof inner === 'bigint') return change(inner)
    if (Array.isArray(inner)) return inner.map(changed)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([field, of]) => [field, changed(of)]))
  }
  return changed(value) as T
}
