import { z } from 'zod'
import { UpdateProductRequest } from '#modules/catalogue/products/index.ts'
import { id } from '#platform/http/fields.ts'
import { priceFits } from '#platform/money/currencies.ts'
import type { TransferProblem } from '../transfers.schemas.ts'
import { check, type RawRow } from './read-rows.ts'

const { expected_quantity: _expected, ...fields } = UpdateProductRequest.shape

/** The fields of a product that a record may give, each as a request would. */
const ProductFields = z.object({ ...fields, id }).partial()
export type ProductFields = z.infer<typeof ProductFields>

/** Where the product stands among those of its listing. */
export interface Placed {
  /** Undefined where the listing is not there yet: in a dry run. */
  listingId: number | undefined
  options: Record<string, string>
  position: number
  /** Where the record gives no name. */
  name: string
}

/** A record about a product. */
export interface ProductRow {
  line: number
  given: Omit<ProductFields, 'id'>
  id?: number | undefined
  placed?: Placed
  problems: TransferProblem[]
}

export interface Reading {
  columnOf: (field: string) => string | null
  currency: string
  /** Where the file says no quantities, such as one of several places of stock. */
  defaultQuantity: number | undefined
}

export function toProductRow(row: RawRow, reading: Reading): ProductRow {
  const { line, problems } = row
  const { id, ...given } = check(row, row.fields, ProductFields, reading.columnOf) ?? {}
  for (const field of ['price', 'compare_at_price'] as const) {
    const price = given[field]
    if (price == null || priceFits(reading.currency, price)) continue
    const message = `The ${field} field must be whole: the shop's currency has no decimals.`
    problems.push({ line, column: reading.columnOf(field), message })
  }
  return { line, given, id, problems }
}
