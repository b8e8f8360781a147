import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { centsOf } from '../money.ts'
import classes from './new-order.module.css'
import type { Cart } from './new-order.queries.ts'

const isZero = (amount: string) => Number(amount) === 0

/** What it comes to, as the checkout says it. */
export function CartTotals({ cart: { items, totals } }: { cart: Cart }) {
  const { discount, shipping, tax, total } = totals
  const isTaxIncluded = centsOf(total) === centsOf(totals.items) - centsOf(discount) + centsOf(shipping)
  const parts: [label: string, amount: string, sign?: string][] = [
    [say('Discount'), discount, '−'],
    [say('Shipping'), shipping],
    [isTaxIncluded ? say('Tax, included') : say('Tax'), tax],
  ]
  return (
    <table className={classes.totals} aria-label={say('Totals')}>
      <tbody>
        {items.map(({ product_id, title, options, quantity, line_total }) => (
          <tr key={product_id}>
            <th scope="row">
              {quantity} × {[title, ...Object.values(options)].join(', ')}
            </th>
            <td>{formatMoney(line_total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {parts
          .filter(([, amount]) => !isZero(amount))
          .map(([label, amount, sign = '']) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                {sign}
                {formatMoney(amount)}
              </td>
            </tr>
          ))}
        <tr>
          <th scope="row">{say('Total in {currency}', { currency: totals.currency })}</th>
          <td>{formatMoney(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
