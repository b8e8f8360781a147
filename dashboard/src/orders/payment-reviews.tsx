import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoment, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './order-acts.module.css'
import { lookAgain, type Payment, useReviewed } from './orders.queries.ts'

/** Money that came, and not as it was asked for: nobody but the shop can say what becomes of it. */
export function PaymentReviews() {
  const { data: payments = [] } = useReviewed()
  if (payments.length === 0) return null
  return (
    <div style={{ marginBottom: 16 }}>
      <Panel title={say('Payments to be looked at')}>
        <ul className={classes.fulfillments}>
          {payments.map((payment) => (
            <Reviewed key={payment.id} payment={payment} />
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function Reviewed({ payment }: { payment: Payment }) {
  const { user_id, provider, provider_ref, amount, currency, captured, received_currency, failure } = payment
  return (
    <li className={classes.parcel}>
      <div className={classes.line}>
        <strong>
          {say('{captured} {received} instead of {amount} {currency}', {
            captured: formatMoney(captured),
            received: received_currency ?? currency,
            amount: formatMoney(amount),
            currency,
          })}
        </strong>
        <span>
          {provider}
          {provider_ref !== null && ` · ${provider_ref}`}
        </span>
      </div>
      <p className={classes.dimmed}>
        {failure} <TenantName id={user_id} />
      </p>
      {payment.review_until !== null && (
        <p className={classes.dimmed}>
          {say('It goes back by itself at {time}.', { time: formatMoment(payment.review_until) })}
        </p>
      )}
      <ReviewActs payment={payment} />
    </li>
  )
}

function ReviewActs({ payment: { id } }: { payment: Payment }) {
  const may = useMay()
  const decide = useMutation({
    mutationFn: async (to: 'taken' | 'given back') => {
      if (to === 'taken') await souk.payments.accept({ path: { id } })
      else await souk.payments.reject({ path: { id } })
    },
    onError: (error) => tellRefusal(error),
    onSettled: lookAgain,
  })
  return (
    <div className={classes.acts}>
      {may('orders.fulfill') && (
        <ActButton work={decide} size="xs" onAct={() => decide.mutate('taken')}>
          {say('Take it for the order')}
        </ActButton>
      )}
      {may('orders.refund') && (
        <AskFirst
          label={say('Give it back')}
          size="xs"
          question={say('Give the money back?')}
          yes={say('Give it back')}
          final
          loading={decide.isPending}
          onYes={() => decide.mutate('given back')}
        >
          {say('There will be no order of it; the buyer can pay again.')}
        </AskFirst>
      )}
    </div>
  )
}
