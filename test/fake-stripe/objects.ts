/** What Stripe keeps, in its own words and with the fields that Souk or its tests look at. Sums are in Stripe's units. */

export interface Session {
  id: string
  object: 'checkout.session'
  adaptive_pricing: { enabled: boolean }
  amount_subtotal: number
  amount_total: number
  cancel_url: string | null
  client_reference_id: string | null
  created: number
  currency: string
  customer_email: string | null
  excluded_payment_method_types: string[]
  expires_at: number
  livemode: false
  locale: string | null
  metadata: Record<string, string>
  mode: 'payment'
  payment_intent: string | null
  /** Kept for the intent that the first attempt makes; Stripe does not show it. */
  payment_intent_data: { metadata: Record<string, string> }
  payment_status: 'unpaid' | 'paid'
  status: 'open' | 'complete' | 'expired'
  success_url: string
  ui_mode: string
  url: string | null
}

export interface Intent {
  id: string
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  created: number
  currency: string
  last_payment_error: { type: 'card_error'; code: string; decline_code: string; message: string } | null
  latest_charge: string | null
  livemode: false
  metadata: Record<string, string>
  status: 'requires_payment_method' | 'requires_capture' | 'processing' | 'succeeded' | 'canceled'
}

export interface Charge {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  captured: boolean
  created: number
  currency: string
  disputed: boolean
  livemode: false
  metadata: Record<string, string>
  paid: boolean
  payment_intent: string
  refunded: boolean
  status: 'succeeded' | 'pending' | 'failed'
}

export interface Refund {
  id: string
  object: 'refund'
  amount: number
  charge: string
  created: number
  currency: string
  failure_reason?: string
  metadata: Record<string, string>
  payment_intent: string
  reason: string | null
  status: 'pending' | 'succeeded' | 'failed'
}

export interface Dispute {
  id: string
  object: 'dispute'
  amount: number
  charge: string
  created: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string
  reason: 'fraudulent'
  status: 'needs_response' | 'won' | 'lost'
}

export interface Account {
  id: string
  object: 'v2.core.account'
  applied_configurations: ['merchant']
  closed: boolean
  configuration: { merchant: { capabilities: { card_payments: { status: string; status_details: [] } } } }
  contact_email: string | null
  created: string
  dashboard: string
  identity: { country: string }
  requirements: { entries: { awaiting_action_from: 'user' | 'stripe'; description: string; errors: [] }[] }
}

export type Thing = Session | Intent | Charge | Refund | Dispute

/** What one account holds: nobody sees another's. */
export interface Ledger {
  /** Null for the platform's own. */
  account: string | null
  sessions: Map<string, Session>
  intents: Map<string, Intent>
  charges: Map<string, Charge>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
}

export const emptyLedger = (account: string | null): Ledger => ({
  account,
  sessions: new Map(),
  intents: new Map(),
  charges: new Map(),
  refunds: new Map(),
  disputes: new Map(),
})

let made = 0
export const newId = (prefix: string) =>
  `${prefix}_${(++made).toString().padStart(6, '0')}${crypto.randomUUID().slice(0, 8)}`

export const inSeconds = () => Math.floor(Date.now() / 1_000)
