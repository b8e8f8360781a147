import { type Identity, requirePermission, withListScope } from '#modules/identity/access/index.ts'
import { getOrder } from '#modules/sales/orders/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { notFound } from '#platform/http/failure.ts'

/** As the client names them: laravel-echo puts `private-` in front. */
export const userChannel = (userId: number) => `private-users.${userId}`
export const orderChannel = (orderId: number) => `private-orders.${orderId}`
/** Every user's orders, for operators. */
export const allOrdersChannel = 'private-orders'

interface Asking {
  identity: Identity
  ip: string
  requestId: string
}

/** Throws the Failure that an HTTP request for the same things would get, and leaves the same trace in the audit log. */
export async function requireChannel(
  database: Database,
  channel: string,
  { identity, ...from }: Asking,
): Promise<void> {
  const [, noun, digits] = /^private-(users|orders)\.([1-9]\d{0,14})$/.exec(channel) ?? []
  requirePermission(identity, 'orders.view')
  if (channel === allOrdersChannel) {
    requirePermission(identity, 'tenants.any')
    const act = { action: 'orders.list', subject: { type: 'orders', id: undefined }, writes: false }
    return withListScope(database, { ...identity, ...from, act }, undefined, async () => {})
  }
  if (noun === undefined) throw notFound('There is no such channel.')
  const id = Number(digits)
  const actor = { ...identity, ...from, act: { action: 'orders.view', subject: { type: noun, id }, writes: false } }
  if (noun === 'users') await withListScope(database, actor, id, async () => {})
  else await withListScope(database, actor, undefined, (tx) => getOrder(tx, id))
}
