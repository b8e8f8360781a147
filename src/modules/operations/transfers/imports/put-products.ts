import { isDeepStrictEqual } from 'node:util'
import {
  createProducts,
  type NewProduct,
  nameTakenSku,
  type WrittenProduct,
  writeProducts,
} from '#modules/catalogue/products/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { Outcome } from '../tally.ts'
import { type Claims, type Found, findProducts, lockProducts, meant, noClaims } from './match-products.ts'
import type { ProductRow } from './product-rows.ts'

export interface Putting {
  /** Of the lines before. */
  claims: Claims
  /** Whether to write, or only to say what would be written. */
  writes: boolean
  reason: string
  by: number
  columnOf: (field: string) => string | null
  defaultQuantity: number | undefined
}

export interface Put {
  outcomes: Outcome[]
  /** The product of each record, where it is there. */
  ids: (number | undefined)[]
  /** The products that are or would be changed. */
  changed: number[]
  /** What these lines claim besides: it counts once they are committed. */
  claims: Claims
}

/** Makes, changes or leaves the products of these records. A record with a problem is left out, and says so in `problems`. */
export async function putProducts(tx: TenantTx, rows: readonly ProductRow[], putting: Putting): Promise<Put> {
  const found = await findProducts(tx, rows)
  const claims = noClaims()
  const targets = rows.map((row) => claim(row, found, putting, claims))
  const now = putting.writes ? await lockChanged(tx, rows, targets) : undefined
  const standing = targets.map((target) => (target === undefined ? undefined : (now?.get(target.id) ?? target)))
  const outcomes = rows.map((row, at) => outcomeOf(row, standing[at]))
  const ids = standing.map((product) => product?.id)
  if (putting.writes) {
    const wanted = rows.flatMap((row, at) =>
      outcomes[at] === 'updated' ? merged(standing[at] as WrittenProduct, row) : [],
    )
    await writeProducts(tx, wanted, putting).catch(nameTakenSku)
    const fresh = rows.flatMap((row, at) => (outcomes[at] === 'created' ? [{ row, at }] : []))
    const made = await createProducts(
      tx,
      fresh.map(({ row }) => toNew(row, putting.defaultQuantity)),
      putting.by,
    )
    for (const [index, { row, at }] of fresh.entries()) {
      ids[at] = made[index]
      claims.products.set(made[index] as number, row.line)
    }
  }
  const changed = standing.flatMap((product, at) =>
    product !== undefined && outcomes[at] === 'updated' ? product.id : [],
  )
  return { outcomes, ids, changed, claims }
}

/** The product that the record means, unless another line has it already. */
function claim(row: ProductRow, found: Found, putting: Putting, claims: Claims): WrittenProduct | undefined {
  if (row.problems.length > 0) return undefined
  const all = [putting.claims, claims]
  const target = meant(found, all, row)
  const { sku } = row.given
  const before = all.flatMap(({ products, skus }) => [
    ...(target === undefined ? [] : [products.get(target.id)]),
    ...(sku == null ? [] : [skus.get(sku)]),
  ])
  const line = before.find((each) => each !== undefined)
  if (line !== undefined) {
    const column = putting.columnOf(sku == null ? 'name' : 'sku')
    row.problems.push({ line: row.line, column, message: `Line ${line} tells of the same product.` })
    return undefined
  }
  if (sku != null) claims.skus.set(sku, row.line)
  if (target !== undefined) claims.products.set(target.id, row.line)
  else requireForNew(row, putting)
  return target
}

function requireForNew({ line, given, placed, problems }: ProductRow, { columnOf, defaultQuantity }: Putting): void {
  const missing = [
    ...(given.name === undefined && placed === undefined ? ['name'] : []),
    ...(given.price === undefined ? ['price'] : []),
    ...(given.quantity === undefined && defaultQuantity === undefined && given.stock_policy !== 'unlimited'
      ? ['quantity']
      : []),
  ]
  for (const field of missing)
    problems.push({ line, column: columnOf(field), message: `The ${field} field is required for a new product.` })
}

/** Those that would change are locked before it is looked again what changes: an order may have taken of them meanwhile. */
async function lockChanged(
  tx: TenantTx,
  rows: readonly ProductRow[],
  targets: readonly (WrittenProduct | undefined)[],
): Promise<Map<number, WrittenProduct> | undefined> {
  const ids = rows.flatMap((row, at) =>
    outcomeOf(row, targets[at]) === 'updated' ? (targets[at] as WrittenProduct).id : [],
  )
  if (ids.length === 0) return undefined
  return new Map((await lockProducts(tx, ids)).map((product) => [product.id, product]))
}

function outcomeOf(row: ProductRow, standing: WrittenProduct | undefined): Outcome {
  if (row.problems.length > 0) return 'failed'
  if (standing === undefined) return 'created'
  return isDeepStrictEqual(merged(standing, row), standing) ? 'unchanged' : 'updated'
}

/** The product as the record wants it. What it does not say stays. */
function merged(standing: WrittenProduct, { given, placed }: ProductRow): WrittenProduct {
  const named = placed === undefined ? given : { name: placed.name, ...given }
  return {
    ...standing,
    ...(named as Partial<WrittenProduct>),
    ...(placed?.listingId !== undefined && { listing_id: placed.listingId, options: placed.options }),
  }
}

function toNew({ given, placed }: ProductRow, defaultQuantity = 0): NewProduct {
  return {
    description: null,
    ...given,
    name: given.name ?? (placed?.name as string),
    price: given.price as string,
    quantity: given.quantity ?? defaultQuantity,
    ...(placed !== undefined && {
      position: given.position ?? placed.position,
      options: placed.options,
      ...(placed.listingId !== undefined && { listing_id: placed.listingId }),
    }),
  }
}
