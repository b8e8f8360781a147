import type { TenantTx } from '#platform/database/transactions.ts'

/** The first line of a product's ledger, in the transaction that makes the product. */
export async function openStock(tx: TenantTx, productId: number, quantity: number, by: number): Promise<void> {
  await tx
    .insertInto('stock_movements')
    .values({
      user_id: tx.userId,
      product_id: productId,
      kind: 'opening',
      delta: quantity,
      quantity_after: quantity,
      by_user_id: by,
    })
    .execute()
}
