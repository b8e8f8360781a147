import type { ProviderState } from '#modules/sales/payment-providers/index.ts'
import { toMinor } from '#modules/sales/pricing/index.ts'
import { isOpen, type LockedPayment } from './online-payment.ts'
import { returnReasons } from './return-reasons.ts'

export type Decision =
  /** Nothing that changes anything. */
  | { act: 'wait' }
  /** The payment is settled: what came and went since is booked. */
  | { act: 'book' }
  | { act: 'complete'; overpaid: bigint }
  | { act: 'return'; why: string }
  | { act: 'review'; why: string }
  | { act: 'fail' }
  | { act: 'cancel' }

/**
 * What becomes of a payment by what its provider says of it. A matter of these two alone: however often it is asked, by whom, and in
 * which order the answers come. What was captured is never uncaptured, so an answer that is older than our rows changes nothing.
 */
export function decide({ payment, cart }: LockedPayment, said: ProviderState): Decision {
  if (isSettled(payment.state)) return { act: 'book' }
  const came = said.captured > said.authorized ? said.captured : said.authorized
  if (came > 0n || said.state === 'captured' || said.state === 'authorized')
    return decidePaid({ payment, cart }, said, came)
  if (!isOpen(payment)) return { act: 'wait' }
  if (said.state === 'failed') return { act: 'fail' }
  return said.state === 'cancelled' ? { act: 'cancel' } : { act: 'wait' }
}

const isSettled = (state: string) =>
  state === 'captured' || state === 'partially_refunded' || state === 'refunded' || state === 'review'

function decidePaid({ payment, cart }: LockedPayment, said: ProviderState, came: bigint): Decision {
  if (payment.order_id !== null) return { act: 'book' }
  const due = toMinor(payment.amount)
  if (said.currency !== payment.currency)
    return { act: 'review', why: `It came in ${said.currency} instead of ${payment.currency}.` }
  if (cart.orderId !== null) return { act: 'return', why: returnReasons.orderedOtherwise }
  if (payment.quote.order.email === null) return { act: 'return', why: returnReasons.buyerErased }
  if (came < due) return { act: 'review', why: returnReasons.less }
  return { act: 'complete', overpaid: said.captured > due ? said.captured - due : 0n }
}
