import { openStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { getProduct } from './products.queries.ts'
import type { CreateProductRequest, ProductResource } from './products.schemas.ts'

export type NewProduct = Omit<CreateProductRequest, 'user_id'>

const foreignKeyViolated = '23503'

/** The product and the first line of its ledger. `by` is who makes it, the tenant unless an operator does. */
export async function createProduct(
  tx: TenantTx,
  { name, description, price, quantity }: NewProduct,
  by = tx.userId,
): Promise<ProductResource> {
  const { id } = await tx
    .insertInto('products')
    .values({ user_id: tx.userId, name, description, price, quantity })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(nameUnknownUser)
  await openStock(tx, id, quantity, by)
  return getProduct(tx, id)
}

/** An operator may name a user who does not exist; the foreign key knows. */
function nameUnknownUser(error: { code?: string }): never {
  if (error.code !== foreignKeyViolated) throw error
  throw validationFailed({ user_id: ['The user_id field names no user.'] })
}
