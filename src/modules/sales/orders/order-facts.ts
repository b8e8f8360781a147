import type { fulfillmentStatuses, OrderStatus, paymentStatuses } from './order-status.ts'

/** What the rows below an order say. Sums of money are in hundredths, the rest are units. */
export interface OrderFacts {
  /** The total without what was cancelled. */
  dueCents: number
  capturedCents: number
  refundedCents: number
  authorizedCents: number
  /** A payment was given back whole; also one of nothing. */
  isGivenBack: boolean
  ordered: number
  cancelled: number
  /** In a fulfillment, sent or not. */
  fulfilled: number
  returned: number
  shipped: number
  delivered: number
}

export function paymentStatusOf(facts: OrderFacts): (typeof paymentStatuses)[number] {
  const { dueCents, capturedCents, refundedCents, authorizedCents } = facts
  if (isAllBack(facts)) return 'refunded'
  if (refundedCents > 0) return 'partially_refunded'
  if (capturedCents >= dueCents && !(capturedCents === 0 && isCancelled(facts))) return 'paid'
  if (capturedCents > 0) return 'partially_paid'
  return authorizedCents > 0 ? 'authorized' : 'unpaid'
}

export function fulfillmentStatusOf(facts: OrderFacts): (typeof fulfillmentStatuses)[number] {
  const { ordered, cancelled, returned, shipped, delivered } = facts
  const toSend = ordered - cancelled
  if (shipped === 0) return 'none'
  if (returned >= shipped) return 'returned'
  if (shipped < toSend) return 'partial'
  return delivered < toSend ? 'shipped' : 'delivered'
}

/** The coarse answer of six values. Goods sent on invoice are shipped while nothing is paid. */
export function statusOf(facts: OrderFacts): OrderStatus {
  if (isCancelled(facts)) return 'cancelled'
  if (isAllBack(facts)) return 'refunded'
  if (isNothingLeft(facts)) return facts.delivered < facts.shipped ? 'shipped' : 'delivered'
  return isPaid(facts) ? 'paid' : 'pending'
}

const isCancelled = ({ ordered, cancelled }: OrderFacts) => cancelled >= ordered

const isAllBack = ({ capturedCents, refundedCents, isGivenBack }: OrderFacts) =>
  refundedCents >= capturedCents && (capturedCents > 0 || isGivenBack)

/** All that was not cancelled has left. */
const isNothingLeft = ({ ordered, cancelled, shipped }: OrderFacts) => shipped > 0 && shipped >= ordered - cancelled

/** What was given back in part was paid before. */
const isPaid = ({ capturedCents, dueCents }: OrderFacts) => capturedCents >= dueCents
