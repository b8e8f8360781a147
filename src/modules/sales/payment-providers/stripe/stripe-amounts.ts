import { ProviderRefused } from '../provider.ts'

/**
 * As https://docs.stripe.com/currencies lists them. ISO 4217 gives ISK and UGX no decimals either, but Stripe still takes both in
 * hundredths that have to be zero; HUF and TWD are charged in hundredths and only paid out in whole ones. A library's table of
 * decimals would charge a hundred times as much, or a hundredth.
 */
const withoutDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const wholeInHundredths = new Set(['ISK', 'UGX'])
const withThreeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** From hundredths to what Stripe counts in. What cannot be said exactly is refused, never rounded. */
export function toStripe(hundredths: bigint, currency: string): number {
  if (withThreeDecimals.has(currency)) throw new ProviderRefused(`${currency} has three decimals and is not taken.`)
  const isWhole = withoutDecimals.has(currency) || wholeInHundredths.has(currency)
  if (isWhole && hundredths % 100n !== 0n) throw new ProviderRefused(`${currency} has no decimals.`)
  const units = Number(withoutDecimals.has(currency) ? hundredths / 100n : hundredths)
  if (!Number.isSafeInteger(units)) throw new ProviderRefused('The amount is too large.')
  return units
}

/** Back to hundredths; Stripe writes currencies in lower case. */
export function fromStripe(units: number, currency: string): bigint {
  const code = currency.toUpperCase()
  if (withThreeDecimals.has(code))
    throw new Error(`Stripe answers a sum in ${code}, which no payment of ours is made in.`)
  return withoutDecimals.has(code) ? BigInt(units) * 100n : BigInt(units)
}
