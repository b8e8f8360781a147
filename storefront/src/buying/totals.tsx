import type { ReactNode } from 'react'
import type { Visit } from '../visit.ts'
import type { Totals } from './cart-api.ts'

interface Props {
  visit: Visit
  totals: Totals
  discounts: readonly { name: string; amount: string }[]
  /** Instead of a sum, while nobody knows yet. */
  shippingWords?: string | undefined
}

export function TotalsTable({ visit: { words, money }, totals, discounts, shippingWords }: Props) {
  const pricesIncludeTax = includeTax(totals)
  const tax = (name: string, rate: string) => (pricesIncludeTax ? words.taxIn(name, rate) : words.taxOn(name, rate))
  const taxes = totals.taxes.map(({ name, rate, amount }) => (
    <Row key={`${name} ${rate}`} name={tax(name, rate)} className="quiet small">
      {money(amount)}
    </Row>
  ))
  return (
    <dl className="totals">
      <Row name={words.subtotal}>{money(totals.items)}</Row>
      {discounts.map(({ name, amount }) => (
        <Row key={`${name} ${amount}`} name={words.discountOf(name)}>
          {money(`-${amount}`)}
        </Row>
      ))}
      <Row name={words.shipping}>{shippingWords ?? money(totals.shipping)}</Row>
      {!pricesIncludeTax && taxes}
      <Row name={words.total} className="total">
        {money(totals.total)}
      </Row>
      {pricesIncludeTax && taxes}
    </dl>
  )
}

function Row({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Taxes that the total does not add lie in the prices. */
function includeTax({ items, discount, shipping, total }: Totals): boolean {
  const minor = (amount: string) => BigInt(amount.replace('.', ''))
  return minor(items) - minor(discount) + minor(shipping) === minor(total)
}

export const isNothing = (amount: string) => /^-?0+(\.0+)?$/.test(amount)
