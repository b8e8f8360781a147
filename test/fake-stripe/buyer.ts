import { demand } from './money.ts'
import { type Charge, type Intent, inSeconds, type Ledger, newId, type Session } from './objects.ts'
import { rendered } from './rendering.ts'
import { tell, type World } from './world.ts'

export interface PaidHow {
  /** In Stripe's units; what the page says, unless something goes wrong there. */
  amount?: number
  currency?: string
  /** `later`: a bank has to say yes first. `authorized`: nothing is taken yet. */
  how?: 'now' | 'later' | 'authorized'
}

const statuses = { now: 'succeeded', later: 'processing', authorized: 'requires_capture' } as const

/** The buyer pays on the page. False where the page is no longer open. */
export function pay(world: World, id: string, { amount, currency, how = 'now' }: PaidHow = {}): boolean {
  const { ledger, session } = pageOf(world, id)
  if (session.status !== 'open') return false
  const intent = intentOf(ledger, session)
  intent.amount = amount ?? session.amount_total
  intent.currency = currency ?? session.currency
  const charge = newCharge(intent, how)
  ledger.charges.set(charge.id, charge)
  intent.amount_received = how === 'now' ? intent.amount : 0
  intent.amount_capturable = how === 'authorized' ? intent.amount : 0
  Object.assign(intent, { status: statuses[how], latest_charge: charge.id, last_payment_error: null })
  Object.assign(session, { status: 'complete', url: null, payment_status: how === 'now' ? 'paid' : 'unpaid' })
  if (how === 'now') tellOfSuccess(world, ledger, intent, charge)
  if (how === 'later') tell(world, ledger.account, 'payment_intent.processing', rendered(ledger, intent))
  tell(world, ledger.account, 'checkout.session.completed', rendered(ledger, session))
  return true
}

/** The card is declined; the page stays open for another one. */
export function decline(world: World, id: string): boolean {
  const { ledger, session } = pageOf(world, id)
  if (session.status !== 'open') return false
  const intent = intentOf(ledger, session)
  intent.last_payment_error = failure
  tell(world, ledger.account, 'payment_intent.payment_failed', rendered(ledger, intent))
  return true
}

/** What was to be told later is told: the money has come, or not. */
export function conclude(world: World, id: string, outcome: 'succeeded' | 'failed'): void {
  const { ledger, session } = pageOf(world, id)
  const intent = demand(ledger.intents.get(session.payment_intent ?? ''), 'intent')
  const charge = demand(ledger.charges.get(intent.latest_charge ?? ''), 'charge')
  if (outcome === 'succeeded') {
    Object.assign(intent, { status: 'succeeded', amount_received: intent.amount })
    Object.assign(charge, { status: 'succeeded', paid: true, captured: true, amount_captured: charge.amount })
    session.payment_status = 'paid'
    tellOfSuccess(world, ledger, intent, charge)
  } else {
    Object.assign(intent, { status: 'requires_payment_method', last_payment_error: failure })
    Object.assign(charge, { status: 'failed', paid: false })
    tell(world, ledger.account, 'payment_intent.payment_failed', rendered(ledger, intent))
  }
  tell(world, ledger.account, `checkout.session.async_payment_${outcome}`, rendered(ledger, session))
}

const failure = {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
} as const

function tellOfSuccess(world: World, ledger: Ledger, intent: Intent, charge: Charge): void {
  tell(world, ledger.account, 'payment_intent.succeeded', rendered(ledger, intent))
  tell(world, ledger.account, 'charge.succeeded', rendered(ledger, charge))
}

export function pageOf({ ledgers }: World, id: string): { ledger: Ledger; session: Session } {
  const ledger = [...ledgers.values()].find(({ sessions }) => sessions.has(id))
  return { ledger: demand(ledger, 'session'), session: demand(ledger?.sessions.get(id), 'session') }
}

/** Made by the first attempt, and the same in those that follow. */
function intentOf(ledger: Ledger, session: Session): Intent {
  const before = ledger.intents.get(session.payment_intent ?? '')
  if (before !== undefined) return before
  const intent: Intent = {
    id: newId('pi'),
    object: 'payment_intent',
    amount: session.amount_total,
    amount_capturable: 0,
    amount_received: 0,
    created: inSeconds(),
    currency: session.currency,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: { ...session.payment_intent_data.metadata },
    status: 'requires_payment_method',
  }
  ledger.intents.set(intent.id, intent)
  session.payment_intent = intent.id
  return intent
}

const newCharge = (intent: Intent, how: NonNullable<PaidHow['how']>): Charge => ({
  id: newId('ch'),
  object: 'charge',
  amount: intent.amount,
  amount_captured: how === 'now' ? intent.amount : 0,
  amount_refunded: 0,
  captured: how === 'now',
  created: inSeconds(),
  currency: intent.currency,
  disputed: false,
  livemode: false,
  metadata: { ...intent.metadata },
  paid: how !== 'later',
  payment_intent: intent.id,
  refunded: false,
  status: how === 'later' ? 'pending' : 'succeeded',
})
