import { sql } from 'kysely'
import {
  cartChanged,
  cartClosed,
  paymentMethods,
  priceContent,
  readCart,
  readCheckout,
  readPaymentMethods,
  toPricedCart,
} from '#modules/sales/carts/index.ts'
import type { Providers } from '#modules/sales/payment-providers/index.ts'
import { lastPaymentOf, providerSilent, type Settlement, settlePayment } from '#modules/sales/settlement/index.ts'
import {
  lockCart,
  type OrderableCart,
  type OrderTogether,
  orderableOf,
  placeQuoted,
  quoteOf,
  requireOrderable,
} from '#modules/sales/storefront-orders/index.ts'
import { type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { isLookedAt, notPaidYet, paymentFailed, stillPending } from './checkout.errors.ts'
import type { ShownCart } from './start-payment.ts'

export interface Completed {
  orderId: number
  /** It had its order already. */
  repeated: boolean
}

/** How carts become orders: together where nothing stands in the way, else each under its lock. */
export interface Completion extends Settlement {
  orderTogether: OrderTogether
}

/**
 * Turns a cart into its order: stock, order with all its parts, numbers, ledger and outbox commit together or not at all. Whoever
 * completes a cart a second time gets the same order. One that is paid at once becomes it by way of its payment, here as by webhook
 * and worker.
 */
export async function completeCart(completion: Completion, cart: ShownCart, expectedTotal: string): Promise<Completed> {
  const { database, providers } = completion
  const together = await orderUnlocked(completion, { cart, expectedTotal })
  if (together !== undefined) return { orderId: together, repeated: false }
  const first = await withTenant(database, cart.shop, (tx) => orderAtOnce(tx, providers, { cart, expectedTotal }))
  if ('orderId' in first) return first
  const settled = await settlePayment(completion, { userId: cart.shop, id: first.paymentId }).catch(() => {
    throw providerSilent()
  })
  if (settled?.orderId != null) return { orderId: settled.orderId, repeated: !settled.isNew }
  if (settled?.state === 'failed') throw paymentFailed(settled.failure)
  if (settled?.state === 'review') throw isLookedAt()
  throw settled?.state === 'cancelled' || settled?.state === 'captured' ? notPaidYet() : stillPending()
}

interface Completing {
  cart: ShownCart
  expectedTotal: string
}

/**
 * The common case: nothing is kept for the cart, no promotion is counted, and it is paid later. Answers nothing where it is another
 * case, where the cart was changed meanwhile, or where stock is short: what then is right is seen under the lock.
 */
async function orderUnlocked(
  { database, providers, orderTogether }: Completion,
  { cart, expectedTotal }: Completing,
): Promise<number | undefined> {
  const content = await readCheckout(database, cart)
  if (content === undefined || content.state !== 'open' || content.is_held) return undefined
  const orderable = orderableOf(content, expectedTotal)
  const quote = quoteOf(orderable)
  const method = paymentMethods(content.accounts, providers).find(({ settles }) => settles === 'later')
  const { payment } = content
  const isPlain = payment === null || (payment.state === 'pending' && payment.provider === method?.provider)
  if (quote.redemptions.length > 0 || !isPlain || method === undefined) return undefined
  const paid = orderable.total === '0.00' ? undefined : { provider: method.provider }
  return orderTogether(cart.shop, { cartId: cart.id, quote, version: content.version, payment: paid })
}

async function orderAtOnce(
  tx: TenantTx,
  providers: Providers,
  { cart: { id, tokenHash }, expectedTotal }: Completing,
): Promise<Completed | { paymentId: number }> {
  const { state, isHeld } = await lockCart(tx, id, tokenHash)
  const before = await findOrderOf(tx, id)
  if (before !== undefined) return { orderId: before, repeated: true }
  if (state === 'paying') {
    const payment = await lastPaymentOf(tx, id)
    if (payment !== undefined) return { paymentId: payment.id }
  }
  if (state !== 'open') throw cartClosed()
  const cart = await requireOrderable(tx, id, expectedTotal)
  const payment = await choosePayment(tx, providers, cart)
  const orderId = await placeQuoted(tx, { cartId: id, quote: quoteOf(cart), payment, isHeld })
  if (orderId === undefined) throw await soldMeanwhile(tx, id)
  return { orderId, repeated: false }
}

async function findOrderOf(tx: TenantTx, cartId: number): Promise<number | undefined> {
  const row = await tx
    .selectFrom('orders')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('cart_id', '=', cartId)
    .executeTakeFirst()
  return row?.id
}

/** What was chosen; without a choice the shop's own way to be paid later. An order of nothing needs none. */
async function choosePayment(
  tx: TenantTx,
  providers: Providers,
  cart: OrderableCart,
): Promise<{ provider: string } | undefined> {
  if (cart.total === '0.00') return undefined
  const { rows } = await sql<{ provider: string; failure: string | null; is_open: boolean }>`
    SELECT provider, failure, state IN ('created', 'pending', 'authorized') AS is_open FROM payments
    WHERE user_id = ${tx.userId} AND cart_id = ${cart.content.id} AND state <> 'cancelled'
    ORDER BY id DESC LIMIT 1 FOR UPDATE`.execute(tx)
  const last = rows[0]
  const methods = await readPaymentMethods(tx, providers)
  const method = methods.find(
    ({ provider, settles }) =>
      settles === 'later' && (last === undefined || !last.is_open || provider === last.provider),
  )
  // Who chose to pay at once is not sent an invoice because that failed.
  if (last !== undefined && !last.is_open) throw paymentFailed(last.failure)
  if (method === undefined) throw notPaidYet()
  return { provider: method.provider }
}

/** Somebody was faster between the look at the cart and the locks: what is left is answered. */
async function soldMeanwhile(tx: TenantTx, id: number): Promise<Error> {
  const content = await readCart(tx, id)
  return cartChanged(toPricedCart(content, priceContent(content)))
}
