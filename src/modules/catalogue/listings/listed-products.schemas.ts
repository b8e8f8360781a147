import { z } from 'zod'
import { ProductResource } from '#modules/catalogue/products/index.ts'
import { quantity } from '#modules/inventory/stock/index.ts'
import { id, money } from '#platform/http/fields.ts'
import { ListedProductRequest } from './listings.schemas.ts'

/** Each takes locks and a line in the ledger: a longer table is sent in parts. */
const mostAtOnce = 100

const ChangedProductRequest = z
  .strictObject({
    id,
    price: money.optional(),
    compare_at_price: money.nullable().optional(),
    quantity: quantity.optional(),
    /** What the one who counted believes is there now: a sale that came in between is not written over. */
    expected_quantity: quantity.optional(),
  })
  .refine((change) => change.expected_quantity === undefined || change.quantity !== undefined, {
    path: ['expected_quantity'],
    error: 'The expected_quantity field goes with a quantity.',
  })
  .meta({ id: 'ChangedProductRequest' })

export const ChangeListedProductsRequest = z
  .strictObject({
    products: z
      .array(ChangedProductRequest)
      .min(1)
      .max(mostAtOnce)
      .refine((changes) => new Set(changes.map((change) => change.id)).size === changes.length, {
        error: 'The :field field names a product twice.',
      }),
  })
  .meta({ id: 'ChangeListedProductsRequest' })
export type ChangeListedProductsRequest = z.infer<typeof ChangeListedProductsRequest>

export const AddListedProductsRequest = z
  .strictObject({ products: z.array(ListedProductRequest).min(1).max(mostAtOnce) })
  .meta({ id: 'AddListedProductsRequest' })

export const ListedProducts = z.array(ProductResource)
