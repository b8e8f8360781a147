import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Loaded } from '../design/loaded.tsx'
import { formatMoment, formatMoney } from '../format.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './order-drawer.module.css'
import { OrderHistory } from './order-history.tsx'
import { OrderMoves } from './order-moves.tsx'
import { useOrder } from './orders.queries.ts'
import { type Order, StatusBadge } from './status.tsx'

interface OrderDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function OrderDrawer({ id, onClose }: OrderDrawerProps) {
  return (
    <DetailDrawer id={id} title="Order" onClose={onClose}>
      {(shown) => <OrderDetail key={shown} id={shown} />}
    </DetailDrawer>
  )
}

function OrderDetail({ id }: { id: number }) {
  return <Loaded query={useOrder(id)}>{(order) => <OrderParts order={order} />}</Loaded>
}

function OrderParts({ order }: { order: Order }) {
  return (
    <div className={classes.detail}>
      <div className={classes.summary}>
        <p className={classes.number}>#{order.number}</p>
        <StatusBadge status={order.status} />
      </div>
      <p className={classes.placed}>
        Placed {formatMoment(order.created_at)} · <TenantName id={order.user_id} />
        {/* Mails and the API call it by its id, the shop by its number. */}
        {order.id !== order.number && ` · id ${order.id}`}
      </p>
      <Lines order={order} />
      <OrderMoves order={order} />
      <OrderHistory id={order.id} />
    </div>
  )
}

function Lines({ order: { items, total_price } }: { order: Order }) {
  return (
    <table className={classes.lines} aria-label="Lines">
      <thead className="visually-hidden">
        <tr>
          <th>Product</th>
          <th>Quantity and price</th>
          <th>Total</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, product_name, quantity, unit_price, line_total }) => (
          <tr key={id}>
            <td>{product_name}</td>
            <td className={classes.dimmed}>
              {quantity} × {formatMoney(unit_price)}
            </td>
            <td>{formatMoney(line_total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>Total</td>
          <td>{formatMoney(total_price)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
