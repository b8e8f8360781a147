import type { StockedProduct } from '#modules/inventory/stock/index.ts'
import type { FieldErrors } from '#platform/http/failure.ts'
import type { RequestedItem } from './orders.schemas.ts'

/** What is asked of each product: lines of one product count together, or two small ones would oversell it. */
export function quantitiesByProduct(items: readonly RequestedItem[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { product_id, quantity } of items) sums.set(product_id, (sums.get(product_id) ?? 0) + quantity)
  return sums
}

/**
 * The rule of the brief: ordered quantity <= available quantity, over the sum of a product's lines. Every failing line
 * gets its sentence at once. A product that is missing from `products` is unknown, deleted or somebody else's, which
 * are one and the same to the buyer.
 */
export function availableQuantity(items: readonly RequestedItem[], products: Map<number, StockedProduct>): FieldErrors {
  const sums = quantitiesByProduct(items)
  const errors: FieldErrors = {}
  for (const [index, { product_id }] of items.entries()) {
    const product = products.get(product_id)
    if (product === undefined) {
      errors[`items.${index}.product_id`] = [`There is no product ${product_id}.`]
    } else if ((sums.get(product_id) ?? 0) > product.quantity) {
      errors[`items.${index}.quantity`] = [
        product.quantity === 0
          ? `'${product.name}' is sold out.`
          : `Only ${product.quantity} of '${product.name}' are available.`,
      ]
    }
  }
  return errors
}
