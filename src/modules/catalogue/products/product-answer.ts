import type { IncomingHttpHeaders } from 'node:http'
import { type Answer, finishedAnswer } from '#platform/cache/answer.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { successBody } from '#platform/http/envelope.ts'
import { isConditional, requirePreconditions } from '#platform/http/preconditions.ts'
import { getProduct, lockProduct } from './products.queries.ts'
import type { ProductResource } from './products.schemas.ts'

/** What reading a product answers: its tag is the one that conditions of a write name. */
export const productAnswer = (product: ProductResource): Answer =>
  finishedAnswer((requestId) => successBody(requestId, product, 'Product.'))

/** Holds the product as it is until the transaction ends, and refuses a write that was meant for another state of it. */
export async function requireUnchanged(tx: TenantTx, id: number, headers: IncomingHttpHeaders): Promise<void> {
  if (!isConditional(headers)) return
  await lockProduct(tx, id)
  requirePreconditions(headers, productAnswer(await getProduct(tx, id)).etag)
}
