interface Bounds {
  minTotal?: bigint | null | undefined
  maxTotal?: bigint | null | undefined
  /** Grams. */
  minWeight?: number | null | undefined
  maxWeight?: number | null | undefined
}

interface Parcel {
  /** From `totalAfterDiscounts`. */
  totalAfterDiscounts: bigint
  /** Grams. */
  weight: number
}

/** The rates that fit: a bound below is still in, a bound above is not, so that 0 to 50 and 50 to 100 never fit both. */
export const shippingRatesFor = <Rate extends Bounds>(
  rates: readonly Rate[],
  { totalAfterDiscounts, weight }: Parcel,
): Rate[] =>
  rates.filter(
    ({ minTotal, maxTotal, minWeight, maxWeight }) =>
      isWithin(totalAfterDiscounts, minTotal, maxTotal) && isWithin(weight, minWeight, maxWeight),
  )

const isWithin = <T extends bigint | number>(value: T, min: T | null | undefined, max: T | null | undefined) =>
  (min ?? value) <= value && (max == null || value < max)
