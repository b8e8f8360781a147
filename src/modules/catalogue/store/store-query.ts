import { z } from 'zod'
import { validationFailed } from '#platform/http/failure.ts'
import { type ListQuery, queryOf } from '#platform/lists/list.ts'
import { storeListingList, type Variant } from './store-listing-list.ts'

const optionPrefix = 'option.'

const ListParameters = queryOf(storeListingList).omit({ variant: true })
/** `option.size=M` and so on stand beside the list's own parameters. */
export const StoreListingsQuery = ListParameters.catchall(z.string().max(100))

interface StoreListQuery extends ListQuery {
  in_stock?: boolean | undefined
  variant?: Variant
}

/** The query of the list, with its options gathered. What is neither is named. */
export function listQueryOf(given: z.output<typeof StoreListingsQuery>): StoreListQuery {
  const isKnown = (name: string) => name in ListParameters.shape
  const others = Object.entries(given).filter(([name]) => !isKnown(name))
  const unknown = others.filter(([name]) => !name.startsWith(optionPrefix)).map(([name]) => name)
  if (unknown.length > 0)
    throw validationFailed(Object.fromEntries(unknown.map((name) => [name, [`The ${name} field is not known here.`]])))
  const { in_stock: inStock, ...query } = Object.fromEntries(
    Object.entries(given).filter(([name]) => isKnown(name)),
  ) as unknown as StoreListQuery
  if (others.length === 0) return { ...query, in_stock: inStock }
  const options = Object.fromEntries(others.map(([name, value]) => [name.slice(optionPrefix.length), String(value)]))
  return { ...query, variant: { options, inStock } }
}
