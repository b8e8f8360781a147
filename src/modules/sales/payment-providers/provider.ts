/** One way in which money comes: a folder beside this file. All sums are in hundredths, also where a currency has no decimals. */
export interface PaymentProvider {
  readonly name: string
  /** `now`: the order is written once it is paid. `later`: an invoice, a transfer, on delivery. */
  readonly settles: 'now' | 'later'
  /** Asked again with the same key it answers the same payment, and opens no second one. */
  start(payment: PaymentToStart): Promise<StartedAtProvider>
  /** The only source of truth: what webhooks and pages say is never believed, only looked up. */
  read(payment: PaymentAtProvider): Promise<ProviderState>
  /** Takes authorized money. */
  capture(payment: PaymentAtProvider, amount: bigint, key: string): Promise<ProviderState>
  /** May truthfully answer that it is captured: then it was not cancelled. */
  cancel(payment: PaymentAtProvider, key: string): Promise<ProviderState>
  refund(payment: PaymentAtProvider, amount: bigint, key: string): Promise<ProviderRefund>
  /** Checks the signature before it looks at anything else; throws `ForgedEvent`. Yields ids alone. */
  verify(request: RawRequest): ProviderEvent
  /** Which payment of the provider's, by its `ref`, a part belongs to; null where it knows none. Asks the provider. */
  find?(part: EventPart): Promise<string | null>
  /** Where each shop has an account of its own at the provider. */
  readonly accounts?: ProviderAccounts
}

export interface PaymentToStart {
  /** The same for each attempt to start this payment. */
  key: string
  shop: { name: string; locale: string }
  amount: bigint
  currency: string
  email: string
  /** Where the provider's page sends the buyer back to, paid or not. */
  returnUrl: string | null
  /** Until then the stock is kept: a page of the provider's should not take money after it. */
  holdEndsAt: Date
  account: string | null
  /** What the test provider plays; no other looks at it. */
  scenario: string | null
}

/** What the buyer does next; null where there is nothing to do. */
export type NextStep = { redirect_url: string } | { client_secret: string } | { instructions: string } | null

export interface StartedAtProvider {
  ref: string
  next: NextStep
}

export interface PaymentAtProvider {
  ref: string
  currency: string
  account: string | null
}

export interface ProviderState {
  state: 'pending' | 'authorized' | 'captured' | 'failed' | 'cancelled'
  currency: string
  authorized: bigint
  /** All that was taken, given back or not. */
  captured: bigint
  /** Ours, and those made at the provider's own site. */
  refunds: ProviderRefund[]
  /** The bank of the buyer wants it back. */
  disputed: boolean
  /** Why it failed, for the buyer to read. */
  failure: string | null
}

export interface ProviderRefund {
  ref: string
  /** The one we gave; null where it was not made by us. */
  key: string | null
  amount: bigint
  state: 'pending' | 'succeeded' | 'failed'
  failure: string | null
}

export interface RawRequest {
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export interface ProviderEvent {
  id: string
  /** The payment it speaks of: by its `ref`, by the key it was started with, or by a part of it that `find` knows. */
  ref: string | null
  key: string | null
  part: EventPart | null
  /** The account, where the event speaks of that. All four are null where it is of no interest. */
  account: string | null
}

/** Something that belongs to a payment and does not name it. */
export interface EventPart {
  ref: string
  /** Whose account it lies in. */
  account: string | null
}

export interface ProviderAccounts {
  /** Opens an account, or goes on with the one there is; the shop's owner fills it in at the address answered. */
  onboard(wish: { account: string | null; email: string; country: string; key: string; returnUrl: string }): Promise<{
    account: string
    url: string
  }>
  /** Whether money can come by now, and in the provider's words what is missing. */
  read(account: string): Promise<{ ready: boolean; missing: string[] }>
}

/** The provider has said no, and will say no again. Any other error of a call leaves open whether it was done. */
export class ProviderRefused extends Error {}

/** Not from the provider. */
export class ForgedEvent extends Error {}
