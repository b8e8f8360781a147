import { sql } from 'kysely'
import type { Json } from '#platform/database/schema.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { OutboxEvent } from '#platform/outbox/announce.ts'
import type { OrderStatus } from './order-status.ts'
import type { OrderResource } from './orders.schemas.ts'

/** Its payload is `{order}`. The statement that places an order writes it. */
export const orderCreatedEvent = 'order.created'

const orderStatusChangedEvent = 'order.status-changed'

interface StatusChange {
  previousStatus: OrderStatus
  note: string | null
  isAtOnce: boolean
}

/** The order travels whole: who acts on the event later must know what was true when it moved. */
export async function orderStatusChanged(
  tx: TenantTx,
  order: OrderResource,
  { previousStatus, note, isAtOnce }: StatusChange,
): Promise<OutboxEvent> {
  const payload = {
    order,
    previous_status: previousStatus,
    note,
    ...(await toBuyer(tx, order)),
    ...(isSilent(order, isAtOnce) && { mailed: false }),
  }
  return { event: orderStatusChangedEvent, payload: payload as unknown as Json }
}

/** A buyer hears of what was sent and given back by events of their own, and would hear of it twice. */
const isSilent = ({ source, status }: OrderResource, isAtOnce: boolean) =>
  isAtOnce || (source === 'storefront' && (status === 'shipped' || status === 'refunded'))

export const orderPaid = (order: OrderResource): OutboxEvent => ({
  event: 'order.paid',
  payload: { order } as unknown as Json,
})

/** How a shop presents itself in what it sends to its buyers. */
export interface SendingShop {
  name: string
  slug: string
  colour: string | null
  contact_email: string | null
}

/**
 * Of an order from the storefront: to whom its news go, and in whose name. One of the desk has its news go to the user, one whose
 * buyer was erased to nobody.
 */
export async function toBuyer(
  tx: TenantTx,
  { email, source }: Pick<OrderResource, 'email' | 'source'>,
): Promise<{ recipient: string; shop: SendingShop } | { mailed?: false }> {
  if (source !== 'storefront') return {}
  if (email === null) return { mailed: false }
  const { rows } = await sql<SendingShop>`
    SELECT name, slug, colour, contact_email FROM shops WHERE user_id = ${tx.userId}`.execute(tx)
  return { recipient: email, shop: rows[0] as SendingShop }
}
