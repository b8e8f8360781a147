import { Copy } from '../design/copy.tsx'
import { formatMoment, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './order-acts.module.css'
import { type Payment, usePayments } from './orders.queries.ts'

const paymentStates: Record<Payment['state'], string> = {
  created: say('Begun'),
  pending: say('Waits to be paid'),
  authorized: say('Reserved'),
  captured: say('Paid'),
  partially_refunded: say('Refunded in part'),
  refunded: say('Refunded'),
  failed: say('Failed'),
  cancelled: say('Cancelled'),
  review: say('To be looked at'),
}

/** Each attempt to pay the order, declined ones too, with what its provider calls it. */
export function OrderPayments({ id }: { id: number }) {
  const { data: payments = [] } = usePayments(id)
  if (payments.length === 0) return <p className={classes.dimmed}>{say('Nothing was paid yet.')}</p>
  return (
    <ul className={classes.fulfillments} aria-label={say('Payments')}>
      {payments.map((payment) => (
        <Attempt key={payment.id} payment={payment} />
      ))}
    </ul>
  )
}

function Attempt({ payment }: { payment: Payment }) {
  const { provider, provider_ref, state, amount, currency, captured, refunded, failure, disputed, created_at } = payment
  const sums = [
    say('{captured} of {amount} {currency} came', {
      captured: formatMoney(captured),
      amount: formatMoney(amount),
      currency,
    }),
    ...(Number(refunded) > 0 ? [say('{amount} went back', { amount: formatMoney(refunded) })] : []),
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
              <Copy value={provider_ref} what={say('what the provider calls it')} />
            </>
          )}
        </span>
      </div>
      <p className={classes.dimmed}>
        {sums.join(', ')} · {formatMoment(created_at)}
      </p>
      {failure !== null && <p className={classes.dimmed}>{failure}</p>}
      {disputed && <p className={classes.error}>{say("The buyer's bank wants it back.")}</p>}
    </li>
  )
}
