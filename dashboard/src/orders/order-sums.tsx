import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './order.module.css'
import type { Order } from './status.tsx'

const isZero = (amount: string) => Number(amount) === 0

/** The parts of the total, each where there is something of it, as the foot of the lines; below it what was cancelled since. */
export function OrderSums({ order, columns }: { order: Order; columns: number }) {
  const taxLabel = order.prices_include_tax ? say('Tax, included') : say('Tax')
  const parts: [string, string, sign?: string][] = [
    [say('Items'), order.items_total],
    ...order.discounts.map(({ name, amount }): [string, string, string] => [
      say('Discount: {name}', { name }),
      amount,
      '−',
    ]),
    [say('Shipping'), order.shipping_total],
    [taxLabel, order.tax_total],
  ]
  const shown = parts.filter(([, amount], at) => at > 0 && !isZero(amount))
  return (
    <tfoot>
      {(shown.length === 0 ? [] : [parts[0] as [string, string], ...shown]).map(([label, amount, sign = '']) => (
        <tr key={`${label} ${amount}`} className={classes.part}>
          <td colSpan={columns - 1}>{label}</td>
          <td>
            {sign}
            {formatMoney(amount)}
          </td>
        </tr>
      ))}
      <tr>
        <td colSpan={columns - 1}>
          {order.currency === null ? say('Total') : say('Total in {currency}', { currency: order.currency })}
        </td>
        <td>{formatMoney(order.total_price)}</td>
      </tr>
      {!isZero(order.cancelled_total) && (
        <tr className={classes.part}>
          <td colSpan={columns - 1}>{say('Cancelled of it')}</td>
          <td>−{formatMoney(order.cancelled_total)}</td>
        </tr>
      )}
    </tfoot>
  )
}
