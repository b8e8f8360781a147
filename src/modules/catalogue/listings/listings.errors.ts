import { Failure, notFound, validationFailed } from '#platform/http/failure.ts'

export const mostProducts = 2_000

export const listingNotFound = () => notFound('There is no such listing.')

export const slugTaken = () => validationFailed({ slug: ['The slug field is taken by another listing of this shop.'] })

export const unknownCategory = () =>
  validationFailed({ category_ids: ['The category_ids field names a category that this shop does not have.'] })

export const tooManyProducts = () =>
  validationFailed({ products: [`A listing holds at most ${mostProducts} products.`] })

export const notInListing = (at: number) =>
  validationFailed({ [`products.${at}.id`]: [`The products.${at}.id field names no product of this listing.`] })

export const unknownListing = () => validationFailed({ listing_id: ['The listing_id field names no listing.'] })

/** Each product says one value for each option of its listing, and nothing else. */
export const optionsMissing = (field: string, names: readonly string[]) =>
  validationFailed({
    [field]: [
      names.length === 0
        ? 'This listing has no options: the :field field must be empty.'.replace(':field', field)
        : `The ${field} field must have a value for each of: ${names.join(', ')}.`,
    ],
  })

export const optionsInUse = () =>
  validationFailed({
    option_names: ['Its products have other options. Change their options first, or take them out of the listing.'],
  })

/** Of several products in one request, says which of them was refused. */
export function aboutProduct(error: unknown, at: number): never {
  if (!(error instanceof Failure)) throw error
  const { errors = { quantity: [error.message] } } = error
  throw validationFailed(
    Object.fromEntries(Object.entries(errors).map(([field, sentences]) => [`products.${at}.${field}`, sentences])),
  )
}
