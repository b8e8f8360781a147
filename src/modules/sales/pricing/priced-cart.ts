/** What a price depends on, and nothing else. Amounts are hundredths of the currency; rates and percentages are decimals. */
export interface PricedCart {
  currency: string
  pricesIncludeTax: boolean
  lines: readonly PricedLine[]
  /** Those that hold now and that the buyer may use: codes, dates and limits are looked at before. */
  promotions: readonly Promotion[]
  shipping?: PricedShipping | undefined
  /** Of the deciding country, one for a tax class (`taxRatesFor`); a class without one bears no tax. */
  taxRates: readonly TaxRate[]
}

export interface PricedLine {
  /** The product's id: once in a cart. Where lines come out even, the smaller key is the first line. */
  key: number
  unitPrice: bigint
  quantity: number
  taxClass: string
}

export interface PricedShipping {
  price: bigint
  taxClass: string
}

export interface TaxRate {
  name: string
  /** Percent, "7.7". */
  rate: string
  taxClass: string
}

interface PromotionTerms {
  key: number
  name: string
  combinable: boolean
  /** What the items of the cart must come to before any discount. */
  minTotal?: bigint | undefined
  /** The lines it is for; all where it does not say. */
  lineKeys?: readonly number[] | undefined
}

/**
 * On the `line`: a percentage of each line, or an amount off each unit. On the `order`: a percentage of its lines together, or
 * an amount off them together. Free shipping that is for some lines is given where one of them is in the cart.
 */
export type Promotion = PromotionTerms &
  (
    | { kind: 'percent'; on: 'line' | 'order'; percent: string }
    | { kind: 'fixed'; on: 'line' | 'order'; amount: bigint }
    | { kind: 'free_shipping' }
  )

export interface CartPrice {
  /** In the order in which the cart has them. */
  lines: LinePrice[]
  shipping: ShippingPrice | undefined
  /** What each promotion takes away, by key; one that takes nothing is not among them. */
  discounts: { key: number; name: string; amount: bigint }[]
  totals: Totals
}

/** `tax` is contained in `lineTotal - discount` where prices include tax, and comes on top where they do not. */
export interface LinePrice {
  key: number
  lineTotal: bigint
  discount: bigint
  tax: bigint
  /** Percent, "0" without tax. */
  taxRate: string
}

export interface ShippingPrice {
  price: bigint
  discount: bigint
  tax: bigint
  taxRate: string
}

export interface Totals {
  items: bigint
  /** Free shipping is part of it. */
  discount: bigint
  /** The price of the rate, before what free shipping takes away. */
  shipping: bigint
  tax: bigint
  total: bigint
  /** One per rate; `base` is net. */
  taxes: { name: string; rate: string; base: bigint; amount: bigint }[]
}
