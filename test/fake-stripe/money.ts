import { allow, type Call, integerOf, pairsOf, textOf } from './calls.ts'
import { missing, refused, StripeFailure } from './failures.ts'
import { type Charge, type Dispute, inSeconds, type Ledger, newId, type Refund } from './objects.ts'
import { newestFirst, page, rendered } from './rendering.ts'
import { tell, type World } from './world.ts'

export function retrieveIntent({ ledger, id, expand }: Call): object {
  const intent = ledger.intents.get(id)
  if (intent === undefined) throw missing('payment_intent', id)
  return rendered(ledger, intent, expand)
}

export function captureIntent({ world, ledger, id, params, expand }: Call): object {
  allow(params, ['amount_to_capture'])
  const intent = ledger.intents.get(id)
  if (intent === undefined) throw missing('payment_intent', id)
  const amount = params.amount_to_capture === undefined ? intent.amount : integerOf(params, 'amount_to_capture')
  const charge = ledger.charges.get(intent.latest_charge ?? '')
  if (intent.status !== 'requires_capture' || charge === undefined)
    throw refused(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      'payment_intent_unexpected_state',
    )
  if (amount > intent.amount_capturable)
    throw refused(
      'The remaining amount for this PaymentIntent is less than what was to be captured.',
      'amount_too_large',
    )
  Object.assign(intent, { status: 'succeeded', amount_capturable: 0, amount_received: amount })
  Object.assign(charge, { captured: true, amount_captured: amount })
  tell(world, ledger.account, 'payment_intent.succeeded', rendered(ledger, intent))
  return rendered(ledger, intent, expand)
}

export function retrieveCharge({ ledger, id, expand }: Call): object {
  const charge = ledger.charges.get(id)
  if (charge === undefined) throw missing('charge', id)
  return rendered(ledger, charge, expand)
}

export function createRefund({ world, ledger, params, expand }: Call): object {
  allow(params, ['payment_intent', 'amount', 'metadata', 'reason'])
  const intent = ledger.intents.get(textOf(params, 'payment_intent') ?? '')
  if (intent === undefined) throw missing('payment_intent', textOf(params, 'payment_intent') ?? '')
  const charge = ledger.charges.get(intent.latest_charge ?? '')
  if (charge === undefined || !charge.captured)
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
  const left = charge.amount_captured - charge.amount_refunded
  const amount = params.amount === undefined ? left : integerOf(params, 'amount')
  return rendered(ledger, makeRefund(world, ledger, charge, { amount, metadata: pairsOf(params, 'metadata') }), expand)
}

interface Wish {
  amount: number
  metadata?: Record<string, string>
}

/** Through the API, or by hand at the dashboard. */
export function makeRefund(world: World, ledger: Ledger, charge: Charge, { amount, metadata = {} }: Wish): Refund {
  const left = charge.amount_captured - charge.amount_refunded
  if (charge.disputed)
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed')
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded')
  if (amount > left) throw refused(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`)
  if (amount < 1) throw refused('Invalid positive integer', 'parameter_invalid_integer')
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: inSeconds(),
    currency: charge.currency,
    metadata,
    payment_intent: charge.payment_intent,
    reason: null,
    status: world.refundsAre,
  }
  ledger.refunds.set(refund.id, refund)
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount_captured
  tell(world, ledger.account, 'refund.created', rendered(ledger, refund))
  tell(world, ledger.account, 'charge.refunded', rendered(ledger, charge))
  return refund
}

export function retrieveRefund({ ledger, id, expand }: Call): object {
  const refund = ledger.refunds.get(id)
  if (refund === undefined) throw missing('refund', id)
  return rendered(ledger, refund, expand)
}

export function listRefunds({ ledger, params, expand }: Call): object {
  allow(params, ['payment_intent', 'charge', 'limit', 'starting_after'])
  return listed({ ledger, params, expand }, '/v1/refunds', newestFirst(ledger.refunds))
}

export function listDisputes({ ledger, params, expand }: Call): object {
  allow(params, ['payment_intent', 'charge', 'limit', 'starting_after'])
  return listed({ ledger, params, expand }, '/v1/disputes', newestFirst(ledger.disputes))
}

function listed<T extends Refund | Dispute>(
  { ledger, params, expand }: Pick<Call, 'ledger' | 'params' | 'expand'>,
  url: string,
  things: T[],
): object {
  const [intent, charge] = [textOf(params, 'payment_intent'), textOf(params, 'charge')]
  const found = things.filter(
    (thing) => (intent === null || thing.payment_intent === intent) && (charge === null || thing.charge === charge),
  )
  const limit = params.limit === undefined ? 10 : integerOf(params, 'limit')
  return page(ledger, url, found, { limit, after: textOf(params, 'starting_after') ?? undefined, expand })
}

/** For what the buyer or the bank does: no request asked for it. */
export function demand<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new StripeFailure(404, { message: `There is no ${what}.` })
  return thing
}
