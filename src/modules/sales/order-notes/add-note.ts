import { sql } from 'kysely'
import { orderNotFound } from '#modules/sales/orders/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { AddOrderNoteRequest, OrderNoteResource } from './order-notes.schemas.ts'

const foreignKeyViolated = '23503'

/** `by` is who writes it: the shop, or an operator. */
export async function addNote(
  tx: TenantTx,
  orderId: number,
  { text, public: isPublic }: AddOrderNoteRequest,
  by: number,
): Promise<OrderNoteResource> {
  const { created_at, ...note } = await tx
    .insertInto('order_notes')
    .values({ user_id: tx.userId, order_id: orderId, text, public: isPublic, by_user_id: by })
    .returning(['id', 'order_id', 'text', 'public', sql<number>`by_user_id`.as('by'), 'created_at'])
    .executeTakeFirstOrThrow()
    .catch(nameUnknownOrder)
  return { ...note, created_at: created_at.toISOString() }
}

/** Another shop's order is as unknown as one that is not there: the key holds the shop as well. */
function nameUnknownOrder(error: { code?: string }): never {
  throw error.code === foreignKeyViolated ? orderNotFound() : error
}
