import { formatMoney } from '../format.ts'
import { locale } from '../language/language.ts'
import { say } from '../language/say.ts'
import { amountOf, centsOf } from '../money.ts'
import classes from './order-sheet.module.css'
import { OrderSums } from './order-sums.tsx'
import type { Order } from './status.tsx'

/** What each line and the whole comes to, and the tax of each rate. */
export function InvoiceLines({ order }: { order: Order }) {
  const { items, payment_status } = order
  return (
    <>
      <table className={`${classes.lines} ${classes.amounts}`}>
        <thead>
          <tr>
            <th>{say('Product')}</th>
            <th>{say('Quantity')}</th>
            <th>{say('Price')}</th>
            <th>{say('Tax')}</th>
            <th>{say('Total')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, product_name, options, sku, quantity, unit_price, tax_rate, line_total }) => (
            <tr key={id}>
              <td>
                {[product_name, ...Object.values(options)].join(', ')}
                {sku !== null && <span className={classes.sku}>{sku}</span>}
              </td>
              <td>{quantity}</td>
              <td>{formatMoney(unit_price)}</td>
              <td>{percent(tax_rate)}</td>
              <td>{formatMoney(line_total)}</td>
            </tr>
          ))}
        </tbody>
        <OrderSums order={order} columns={5} />
      </table>
      <Taxes order={order} />
      <p className={classes.note}>{payment_status === 'paid' ? say('Paid. Thank you.') : say('To be paid.')}</p>
    </>
  )
}

interface TaxPart {
  label: string
  net: number
  tax: number
}

function Taxes({ order }: { order: Order }) {
  const parts = taxParts(order).filter(({ tax }) => tax !== 0)
  if (parts.length === 0) return null
  return (
    <table className={classes.taxes} aria-label={say('Taxes')}>
      <thead>
        <tr>
          <th>{say('Tax')}</th>
          <th>{say('Net')}</th>
          <th>{say('Amount')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ label, net, tax }) => (
          <tr key={label}>
            <td>{label}</td>
            <td>{formatMoney(amountOf(net))}</td>
            <td>{formatMoney(amountOf(tax))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of the lines by their rate, and of the shipping, whose tax is what the lines leave. */
function taxParts({ items, prices_include_tax, shipping_total, tax_total }: Order): TaxPart[] {
  const net = (gross: number, tax: number) => (prices_include_tax ? gross - tax : gross)
  const rates = new Map<string, TaxPart>()
  for (const { tax_rate, line_total, discount, tax: taken } of items) {
    const tax = centsOf(taken)
    const before = rates.get(tax_rate) ?? { label: percent(tax_rate), net: 0, tax: 0 }
    const more = net(centsOf(line_total) - centsOf(discount), tax)
    rates.set(tax_rate, { ...before, net: before.net + more, tax: before.tax + tax })
  }
  const ofLines = [...rates.values()]
  const tax = centsOf(tax_total) - ofLines.reduce((sum, part) => sum + part.tax, 0)
  return [...ofLines, { label: say('Shipping'), net: net(centsOf(shipping_total), tax), tax }]
}

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 })
const percent = (rate: string) => percents.format(Number(rate) / 100)
