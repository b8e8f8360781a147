import { Link } from '@tanstack/react-router'
import classes from './notifications.module.css'

interface OrderLinkProps {
  order_id: number | null
  order_number: number | null
}

/** The order that a mail tells of; a mail about the account tells of none. */
export function OrderLink({ order_id, order_number }: OrderLinkProps) {
  if (order_id === null) return <span className={classes.dimmed}>–</span>
  return (
    <Link to="/orders" search={{ order: order_id } as never} className={classes.order}>
      #{order_number ?? order_id}
    </Link>
  )
}
