import { Link } from '@tanstack/react-router'
import { Box } from '../design/box.tsx'
import { formatMoment, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { StatusBadge } from '../orders/status.tsx'
import classes from './buyers.module.css'
import type { BuyerStory } from './buyers.queries.ts'

/** What they bought, the newest first. */
export function BuyerOrders({ orders, count }: { orders: BuyerStory['orders']; count: number }) {
  return (
    <Box title={say('Orders ({count})', { count })}>
      {orders.length === 0 && <p className={classes.dimmed}>{say('Nothing was ordered yet.')}</p>}
      <ul className={classes.orders}>
        {orders.map(({ id, number, status, total_price, currency, placed_at }) => (
          <li key={id}>
            <Link to="/orders" search={{ order: id } as never}>
              #{number}
            </Link>
            <StatusBadge status={status} />
            <span className={classes.dimmed}>{formatMoment(placed_at)}</span>
            <span className={classes.total}>
              {formatMoney(total_price)} {currency}
            </span>
          </li>
        ))}
      </ul>
    </Box>
  )
}
