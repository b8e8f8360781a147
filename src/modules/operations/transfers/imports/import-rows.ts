import type { TenantTx } from '#platform/database/transactions.ts'
import type { Outcome } from '../tally.ts'
import { groupListings, type ListingGroup, toGroup } from './listing-rows.ts'
import type { Claims } from './match-products.ts'
import { type ProductRow, type Reading, toProductRow } from './product-rows.ts'
import { putListings } from './put-listings.ts'
import { type Putting, putProducts } from './put-products.ts'
import type { RawRow } from './read-rows.ts'

/** What is decided and written together: a record of a product, or those of a listing. */
export interface Unit {
  rows: RawRow[]
}

/** How the records of a kind are gathered into units, and what becomes of these. */
export interface Importing {
  units: (rows: AsyncIterable<RawRow>) => AsyncIterable<Unit>
  /** Each attempt reads the units anew: what one of them has found wrong, the next one may find right. */
  put: (tx: TenantTx, units: readonly Unit[], putting: Context) => Promise<Outcomes>
}

export interface Outcomes {
  outcomes: Outcome[]
  /** The products that are or would be changed. */
  changed: number[]
  claims: Claims
  problems: RawRow['problems']
  /** The paths of categories that are or would be made. */
  newCategories: string[]
}

export type Context = Putting & Reading & { transferId: number }

/** A copy whose problems are its own. */
const anew = (row: RawRow): RawRow => ({ ...row, problems: [...row.problems] })

export const importingProducts: Importing = {
  async *units(rows) {
    for await (const row of rows) yield { rows: [row] }
  },
  async put(tx, units, context) {
    const products: ProductRow[] = units.map(({ rows }) => toProductRow(anew(rows[0] as RawRow), context))
    const put = await putProducts(tx, products, context)
    return { ...put, problems: products.flatMap(({ problems }) => problems), newCategories: [] }
  },
}

export const importingListings: Importing = {
  async *units(rows) {
    for await (const group of groupListings(rows)) yield { rows: group }
  },
  async put(tx, units, context) {
    const groups: ListingGroup[] = units.map(({ rows }) => toGroup(rows.map(anew), context))
    const put = await putListings(tx, groups, context)
    const problems = groups.flatMap((group) => [...group.problems, ...group.rows.flatMap((row) => row.problems)])
    return { ...put, problems }
  },
}

const rowsAtOnce = 500

/** So many units as make a transaction. */
export async function* inBatches(units: AsyncIterable<Unit>): AsyncGenerator<Unit[]> {
  let batch: Unit[] = []
  let size = 0
  for await (const unit of units) {
    batch.push(unit)
    size += unit.rows.length
    if (size < rowsAtOnce) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}
