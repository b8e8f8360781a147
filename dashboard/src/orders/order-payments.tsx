import { Copy } from '../design/copy.tsx'
import { formatMoment, formatMoney } from '../format.ts'
import classes from './order-acts.module.css'
import { type Payment, usePayments } from './orders.queries.ts'

const paymentStates: Record<Payment['state'], string> = {
  created: 'Begun',
  pending: 'Waits to be paid',
  authorized: 'Reserved',
  captured: 'Paid',
  partially_refunded: 'Refunded in part',
  refunded: 'Refunded',
  failed: 'Failed',
  cancelled: 'Cancelled',
  review: 'To be looked at',
}

/** Each attempt to pay the order, declined ones too, with what its provider calls it. */
export function OrderPayments({ id }: { id: number }) {
  const { data: payments = [] } = usePayments(id)
  if (payments.length === 0) return <p className={classes.dimmed}>Nothing was paid yet.</p>
  return (
    <ul className={classes.fulfillments} aria-label="Payments">
      {payments.map((payment) => (
        <Attempt key={payment.id} payment={payment} />
      ))}
    </ul>
  )
}

function Attempt({ payment }: { payment: Payment }) {
  const { provider, provider_ref, state, amount, currency, captured, refunded, failure, disputed, created_at } = payment
  const sums = [
    `${formatMoney(captured)} of ${formatMoney(amount)} ${currency} came`,
    ...(Number(refunded) > 0 ? [`${formatMoney(refunded)} went back`] : []),
  ]
  return (
    <li className={classes.parcel}>
      <div className={classes.line}>
        <strong>{paymentStates[state]}</strong>
        <span>
          {provider}
          {provider_ref !== null && (
            <>
              {' '}
              · {provider_ref}
              <Copy value={provider_ref} what="what the provider calls it" />
            </>
          )}
        </span>
      </div>
      <p className={classes.dimmed}>
        {sums.join(', ')} · {formatMoment(created_at)}
      </p>
      {failure !== null && <p className={classes.dimmed}>{failure}</p>}
      {disputed && <p className={classes.error}>The buyer's bank wants it back.</p>}
    </li>
  )
}
