import { pageOf } from './buyer.ts'
import { demand, makeRefund } from './money.ts'
import { type Charge, type Dispute, inSeconds, type Ledger, newId } from './objects.ts'
import { rendered } from './rendering.ts'
import { tell, type World } from './world.ts'

/** The merchant gives money back at Stripe's own site. Answers the refund's id. */
export function refundByHand(world: World, session: string, amount?: number): string {
  const { ledger, charge } = chargeOf(world, session)
  return makeRefund(world, ledger, charge, { amount: amount ?? charge.amount_captured - charge.amount_refunded }).id
}

/** The bank has taken a refund that was pending, or has sent one back. */
export function concludeRefund(world: World, id: string, outcome: 'succeeded' | 'failed'): void {
  const ledger = demand(
    [...world.ledgers.values()].find(({ refunds }) => refunds.has(id)),
    'refund',
  )
  const refund = demand(ledger.refunds.get(id), 'refund')
  const charge = demand(ledger.charges.get(refund.charge), 'charge')
  refund.status = outcome
  if (outcome === 'failed') {
    refund.failure_reason = 'expired_or_canceled_card'
    charge.amount_refunded -= refund.amount
    charge.refunded = false
    tell(world, ledger.account, 'refund.failed', rendered(ledger, refund))
  }
  tell(world, ledger.account, 'refund.updated', rendered(ledger, refund))
  tell(world, ledger.account, 'charge.refund.updated', rendered(ledger, refund))
}

/** The buyer's bank wants the money back. Answers the dispute's id. */
export function dispute(world: World, session: string): string {
  const { ledger, charge } = chargeOf(world, session)
  const made: Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    charge: charge.id,
    created: inSeconds(),
    currency: charge.currency,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  }
  ledger.disputes.set(made.id, made)
  charge.disputed = true
  tell(world, ledger.account, 'charge.dispute.created', rendered(ledger, made))
  return made.id
}

export function concludeDispute(world: World, id: string, outcome: 'won' | 'lost'): void {
  const ledger = demand(
    [...world.ledgers.values()].find(({ disputes }) => disputes.has(id)),
    'dispute',
  )
  const found = demand(ledger.disputes.get(id), 'dispute')
  found.status = outcome
  tell(world, ledger.account, 'charge.dispute.closed', rendered(ledger, found))
}

function chargeOf(world: World, id: string): { ledger: Ledger; charge: Charge } {
  const { ledger, session } = pageOf(world, id)
  const intent = demand(ledger.intents.get(session.payment_intent ?? ''), 'intent')
  return { ledger, charge: demand(ledger.charges.get(intent.latest_charge ?? ''), 'charge') }
}
