import { notFound, validationFailed } from '#platform/http/failure.ts'

export const productNotFound = () => notFound('There is no such product.')

const optionsTaken = () =>
  validationFailed({ options: ['Another product of this listing has the same options already.'] })

/** Two with one SKU at once: the index lets the first through. */
export function nameTakenSku(error: { constraint?: string }): never {
  if (error.constraint === 'products_by_sku')
    throw validationFailed({ sku: ['The sku field is taken by another product of this shop.'] })
  if (error.constraint === 'products_of_options') throw optionsTaken()
  if (error.constraint === 'price_fits_currency')
    throw validationFailed({ price: ["The price field must be whole: the shop's currency has no decimals."] })
  throw error
}
