import { Link } from '@tanstack/react-router'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { ProductPicture } from '../pictures/product-picture.tsx'
import classes from './order.module.css'
import { OrderSums } from './order-sums.tsx'
import type { Order } from './status.tsx'

export function OrderLines({ order }: { order: Order }) {
  return (
    <table className={classes.lines} aria-label={say('Lines')}>
      <thead className="visually-hidden">
        <tr>
          <th>{say('Product')}</th>
          <th>{say('Quantity and price')}</th>
          <th>{say('Total')}</th>
        </tr>
      </thead>
      <tbody>
        {order.items.map(({ id, product_id, product_name, options, sku, quantity, unit_price, line_total }) => (
          <tr key={id}>
            <td>
              <span className={classes.product}>
                <ProductPicture id={product_id} />
                <span>
                  <Link to="/products" search={{ product: product_id } as never} className={classes.named}>
                    {product_name}
                  </Link>
                  <span className={classes.kind}>{[...Object.values(options), sku].filter(Boolean).join(' · ')}</span>
                </span>
              </span>
            </td>
            <td className={classes.dimmed}>
              {quantity} × {formatMoney(unit_price)}
            </td>
            <td>{formatMoney(line_total)}</td>
          </tr>
        ))}
      </tbody>
      <OrderSums order={order} columns={3} />
    </table>
  )
}
