import { formatMoment, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import type { Shop } from '../shop/shop.queries.ts'
import { addressLines } from './order-buyer.tsx'
import classes from './order-sheet.module.css'
import { OrderSums } from './order-sums.tsx'
import type { Order } from './status.tsx'

interface OrderSheetProps {
  order: Order
  /** What lies in the parcel: nobody's business what it cost. */
  isSlip: boolean
  shop: Shop | undefined
}

/** On paper. On the screen it is not to be seen. */
export function OrderSheet({ order, isSlip, shop }: OrderSheetProps) {
  return (
    <article className={classes.sheet}>
      <header className={classes.head}>
        <div>
          <p className={classes.shop}>{shop?.name}</p>
          <p>{shop?.contact_email}</p>
        </div>
        <div className={classes.right}>
          <h1 className={classes.title}>
            {isSlip
              ? say('Packing slip #{number}', { number: order.number })
              : say('Order #{number}', { number: order.number })}
          </h1>
          <p>{formatMoment(order.created_at, shop?.time_zone)}</p>
        </div>
      </header>
      {order.shipping_address !== null && (
        <address className={classes.address}>{addressLines(order.shipping_address).join('\n')}</address>
      )}
      {isSlip ? <Parcel order={order} /> : <Sums order={order} />}
    </article>
  )
}

function Parcel({ order: { items } }: { order: Order }) {
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th>{say('Packed')}</th>
          <th>{say('Product')}</th>
          <th>{say('Quantity')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, product_name, options, quantity }) => (
          <tr key={id}>
            <td>
              <span className={classes.box} />
            </td>
            <td>{[product_name, ...Object.values(options)].join(', ')}</td>
            <td>{quantity}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sums({ order }: { order: Order }) {
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th>{say('Product')}</th>
          <th>{say('Quantity')}</th>
          <th>{say('Price')}</th>
          <th>{say('Total')}</th>
        </tr>
      </thead>
      <tbody>
        {order.items.map(({ id, product_name, quantity, unit_price, line_total }) => (
          <tr key={id}>
            <td>{product_name}</td>
            <td>{quantity}</td>
            <td>{formatMoney(unit_price)}</td>
            <td>{formatMoney(line_total)}</td>
          </tr>
        ))}
      </tbody>
      <OrderSums order={order} columns={4} />
    </table>
  )
}
