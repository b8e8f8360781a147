import { sql } from 'kysely'
import { holdStock, lockProducts, releaseHold } from '#modules/inventory/stock/index.ts'
import {
  cartChanged,
  cartClosed,
  type OfferedMethod,
  priceContent,
  readCart,
  readPaymentMethods,
  toPricedCart,
} from '#modules/sales/carts/index.ts'
import {
  cancelPayment,
  isOpen,
  lastPaymentOf,
  type OnlinePayment,
  providerSilent,
  type Settlement,
  startAtProvider,
} from '#modules/sales/settlement/index.ts'
import { lockCart, type OrderableCart, quoteOf, requireOrderable } from '#modules/sales/storefront-orders/index.ts'
import { type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { nothingToPay, providerUnknown } from './checkout.errors.ts'
import type { StartedPayment, StartPaymentRequest } from './checkout.schemas.ts'

export interface ShownCart {
  shop: number
  id: number
  tokenHash: string
}

type Begun =
  | { kind: 'settles_later'; payment: StartedPayment['payment'] }
  | { kind: 'begun'; id: number }
  /** Another attempt is under way, which has to end first. */
  | { kind: 'other'; id: number }

/**
 * Chooses how a cart is paid. What is paid at once keeps its stock from here on, and is opened at its provider: the row first, then the
 * call, then the row again. A cart has one open payment: the same choice finds it again, another one cancels it first.
 */
export async function startPayment(
  settlement: Settlement,
  cart: ShownCart,
  asked: StartPaymentRequest,
): Promise<StartedPayment['payment']> {
  const { database } = settlement
  const begin = () => withTenant(database, cart.shop, (tx) => beginPayment(tx, settlement, cart, asked))
  let begun = await begin()
  if (begun.kind === 'other') {
    await cancelPayment(settlement, { userId: cart.shop, id: begun.id }).catch(silent)
    begun = await begin()
  }
  if (begun.kind === 'settles_later') return begun.payment
  // Its provider has not said yet what became of it: two at a time could both be paid.
  if (begun.kind === 'other') throw providerSilent()
  const { id } = begun
  await startAtProvider(settlement, { userId: cart.shop, id }).catch(silent)
  return withTenant(database, cart.shop, (tx) => readStarted(tx, id), 'reading')
}

const silent = () => {
  throw providerSilent()
}

async function beginPayment(
  tx: TenantTx,
  { providers }: Settlement,
  cart: ShownCart,
  asked: StartPaymentRequest,
): Promise<Begun> {
  const { id } = cart
  const { state } = await lockCart(tx, id, cart.tokenHash)
  if (state !== 'open' && state !== 'paying') throw cartClosed()
  const before = await lastPaymentOf(tx, id)
  if (before !== undefined && isOpen(before)) {
    const kind = isSameChoice(before, asked) ? 'begun' : 'other'
    return { kind, id: before.id }
  }
  const method = (await readPaymentMethods(tx, providers)).find(({ provider }) => provider === asked.provider)
  if (method === undefined) throw providerUnknown()
  const orderable = await requireOrderable(tx, id, asked.expected_total)
  if (method.settles === 'later') {
    const next = method.instructions === null ? null : { instructions: method.instructions }
    return { kind: 'settles_later', payment: { ...(await openPayment(tx, orderable, method)), next } }
  }
  if (orderable.total === '0.00') throw nothingToPay()
  await keepStock(tx, orderable)
  return { kind: 'begun', id: await openOnline(tx, orderable, asked) }
}

const isSameChoice = (before: OnlinePayment, { provider, scenario, expected_total }: StartPaymentRequest) =>
  before.provider === provider &&
  before.scenario === (scenario ?? null) &&
  before.amount === expected_total &&
  !before.is_cancelling

/** What a failed attempt kept is kept anew, for as long as at first. */
async function keepStock(tx: TenantTx, { content }: OrderableCart): Promise<void> {
  const { id, items } = content
  await lockProducts(
    tx,
    items.map(({ product_id }) => product_id),
  )
  await releaseHold(tx, id)
  const isKept = await holdStock(
    tx,
    id,
    items.map(({ product_id, quantity }) => ({ product_id, quantity })),
  )
  if (!isKept) {
    const now = await readCart(tx, id)
    throw cartChanged(toPricedCart(now, priceContent(now)))
  }
  await sql`
    UPDATE carts SET state = 'paying', updated_at = now(), hold_ends_at = now() + make_interval(mins => hold_minutes)
    FROM shops WHERE carts.user_id = ${tx.userId} AND carts.id = ${id} AND shops.user_id = carts.user_id`.execute(tx)
}

async function openOnline(tx: TenantTx, cart: OrderableCart, asked: StartPaymentRequest): Promise<number> {
  const { content, total } = cart
  await closeWaiting(tx, content.id)
  const { rows } = await sql<{ id: number }>`
    INSERT INTO payments (user_id, cart_id, provider, state, currency, amount, quote, scenario, return_url, account_ref)
    VALUES (${tx.userId}, ${content.id}, ${asked.provider}, 'created', ${content.shop.currency}, ${total},
      ${JSON.stringify(quoteOf(cart))}::jsonb, ${asked.scenario ?? null}, ${asked.return_url ?? null},
      (SELECT account_ref FROM payment_accounts WHERE user_id = ${tx.userId} AND provider = ${asked.provider}))
    RETURNING id`.execute(tx)
  return (rows[0] as { id: number }).id
}

/** The row of what waits to be paid, at what the cart costs now. The caller has locked the cart. */
export async function openPayment(
  tx: TenantTx,
  { content, total }: OrderableCart,
  { provider }: OfferedMethod,
): Promise<Omit<StartedPayment['payment'], 'next'>> {
  const { rows } = await sql<Omit<StartedPayment['payment'], 'next'>>`
    INSERT INTO payments (user_id, cart_id, provider, state, currency, amount)
    VALUES (${tx.userId}, ${content.id}, ${provider}, 'pending', ${content.shop.currency}, ${total})
    ON CONFLICT (user_id, cart_id) WHERE state = 'created' OR state = 'pending' OR state = 'authorized'
      DO UPDATE SET provider = excluded.provider, amount = excluded.amount, currency = excluded.currency, updated_at = now()
    RETURNING id, provider, state, amount, currency, failure`.execute(tx)
  return rows[0] as Omit<StartedPayment['payment'], 'next'>
}

async function readStarted(tx: TenantTx, id: number): Promise<StartedPayment['payment']> {
  const { rows } = await sql<StartedPayment['payment']>`
    SELECT id, provider, state, amount, currency, next, failure FROM payments WHERE user_id = ${tx.userId} AND id = ${id}`.execute(
    tx,
  )
  return rows[0] as StartedPayment['payment']
}

/** An invoice that was chosen before, and ordered by nobody. */
async function closeWaiting(tx: TenantTx, cartId: number): Promise<void> {
  await sql`
    UPDATE payments SET state = 'cancelled', updated_at = now()
    WHERE user_id = ${tx.userId} AND cart_id = ${cartId} AND quote IS NULL AND order_id IS NULL AND state IN ('created', 'pending')`.execute(
    tx,
  )
}

/** The buyer thinks again: stock that was kept goes back once the provider has said that nothing will be paid. */
export async function cancelChoice(settlement: Settlement, cart: ShownCart): Promise<void> {
  const { database } = settlement
  const open = await withTenant(database, cart.shop, async (tx) => {
    const { state } = await lockCart(tx, cart.id, cart.tokenHash)
    if (state !== 'open' && state !== 'paying') throw cartClosed()
    const payment = await lastPaymentOf(tx, cart.id)
    if (payment !== undefined && isOpen(payment)) return payment.id
    await closeWaiting(tx, cart.id)
    await releaseHold(tx, cart.id)
    return undefined
  })
  if (open !== undefined) await cancelPayment(settlement, { userId: cart.shop, id: open }).catch(silent)
}
