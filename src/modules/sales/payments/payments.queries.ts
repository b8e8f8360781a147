import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { paymentColumns, refundColumns } from './payment-lists.ts'
import { paymentNotFound } from './payments.errors.ts'
import type { PaymentResource, RefundResource } from './payments.schemas.ts'

export async function getPayment(tx: TenantTx, id: number): Promise<PaymentResource> {
  const { rows } = await sql<PaymentResource & { created_at: Date; updated_at: Date; review_until: Date | null }>`
    SELECT ${sql.raw(paymentColumns.join(', '))} FROM payments WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw paymentNotFound()
  const { created_at, updated_at, review_until, ...payment } = rows[0]
  return {
    ...payment,
    review_until: review_until?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  }
}

export async function findPaymentOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('payments').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}

export async function getRefund(tx: TenantTx, id: number): Promise<RefundResource> {
  const { rows } = await sql<RefundResource & { created_at: Date }>`
    SELECT ${sql.raw(refundColumns.join(', '))} FROM refunds WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  const { created_at, ...refund } = rows[0] as (typeof rows)[number]
  return { ...refund, created_at: created_at.toISOString() }
}
