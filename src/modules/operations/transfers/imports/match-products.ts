import { type RawBuilder, sql } from 'kysely'
import { productColumns, toProduct, type WrittenProduct } from '#modules/catalogue/products/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { ProductRow } from './product-rows.ts'

/** The line of the file that named each product or listing first: by ids of those that are there, by names of all. */
export interface Claims {
  products: Map<number, number>
  skus: Map<string, number>
  listings: Map<string, number>
  /** The paths of categories that were made for them, or would be. */
  categories: Set<string>
}

export const noClaims = (): Claims => ({
  products: new Map(),
  skus: new Map(),
  listings: new Map(),
  categories: new Set(),
})

/** What lines claim counts from their commit on. */
export function addClaims(claims: Claims, more: Claims): void {
  for (const [id, line] of more.products) claims.products.set(id, line)
  for (const [sku, line] of more.skus) claims.skus.set(sku, line)
  for (const [slug, line] of more.listings) claims.listings.set(slug, line)
  for (const path of more.categories) claims.categories.add(path)
}

/** The products of the shop that these records may mean. */
export interface Found {
  byId: Map<number, WrittenProduct>
  bySku: Map<string, WrittenProduct>
  byOptions: Map<string, WrittenProduct>
  /** Those without a SKU, by their names, the oldest first. */
  byName: Map<string, WrittenProduct[]>
}

export const optionsKey = (listingId: number, options: Record<string, string>) =>
  JSON.stringify([listingId, Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))])

export async function findProducts(tx: TenantTx, rows: readonly ProductRow[]): Promise<Found> {
  const ids = rows.flatMap(({ id }) => id ?? [])
  const skus = rows.flatMap(({ given }) => given.sku ?? [])
  const listings = [...new Set(rows.flatMap(({ placed }) => placed?.listingId ?? []))]
  const names = rows.flatMap(({ given, placed }) => (given.sku == null && !placed && given.name ? given.name : []))
  const found = [
    await readEach(tx, ids, sql`unnest(${ids}::bigint[])`, sql`products.id = wanted.key`),
    await readEach(tx, skus, sql`unnest(${skus}::text[])`, sql`sku = wanted.key`),
    await readEach(tx, listings, sql`unnest(${listings}::bigint[])`, sql`listing_id = wanted.key`),
    await readEach(
      tx,
      names,
      sql`unnest(${names}::text[])`,
      sql`name COLLATE "und-x-icu" = wanted.key AND sku IS NULL`,
    ),
  ]
  return index(found.flat())
}

/**
 * Each is looked up for itself, which finds the index whatever PostgreSQL believes of the table: while a long transaction fills it,
 * that is nothing.
 */
async function readEach(
  tx: TenantTx,
  keys: readonly unknown[],
  wanted: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): Promise<WrittenProduct[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<Parameters<typeof toProduct>[0]>`
    SELECT found.* FROM ${wanted} AS wanted (key) CROSS JOIN LATERAL (
      SELECT ${sql.raw(productColumns.join(', '))} FROM products
      WHERE products.user_id = ${tx.userId} AND deleted_at IS NULL AND ${condition} OFFSET 0) AS found`.execute(tx)
  return rows.map(toWritten)
}

/** Locked in the order of their ids, as everywhere, and as they are now. */
export async function lockProducts(tx: TenantTx, ids: readonly number[]): Promise<WrittenProduct[]> {
  const rows = await tx
    .selectFrom('products')
    .select(productColumns)
    .where('user_id', '=', tx.userId)
    .where('deleted_at', 'is', null)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(toWritten)
}

function toWritten(row: Parameters<typeof toProduct>[0]): WrittenProduct {
  const { user_id: _owner, created_at: _created, updated_at: _updated, ...product } = toProduct(row)
  return product
}

export function index(products: readonly WrittenProduct[]): Found {
  const byId = new Map(products.map((product) => [product.id, product]))
  const bySku = new Map<string, WrittenProduct>()
  const byOptions = new Map<string, WrittenProduct>()
  const byName = new Map<string, WrittenProduct[]>()
  for (const product of [...byId.values()].sort((one, other) => one.id - other.id)) {
    if (product.sku !== null) bySku.set(product.sku, product)
    else byName.set(product.name, [...(byName.get(product.name) ?? []), product])
    if (product.listing_id !== null) byOptions.set(optionsKey(product.listing_id, product.options), product)
  }
  return { byId, bySku, byOptions, byName }
}

/**
 * The product that a record means: by its id, where that is one of the shop's; by its SKU; by its options within its listing; and
 * else the first of its name that has no SKU and that no record before it meant. So the same file means the same products again.
 */
export function meant(
  found: Found,
  claims: readonly Claims[],
  { id, given, placed }: ProductRow,
): WrittenProduct | undefined {
  const { sku, name } = given
  const byId = id === undefined ? undefined : found.byId.get(id)
  if (byId !== undefined) return byId
  const bySku = sku == null ? undefined : found.bySku.get(sku)
  if (bySku !== undefined) return bySku
  if (placed !== undefined) {
    return placed.listingId === undefined
      ? undefined
      : found.byOptions.get(optionsKey(placed.listingId, placed.options))
  }
  if (sku != null || name === undefined) return undefined
  const isFree = (product: WrittenProduct) => !claims.some(({ products }) => products.has(product.id))
  return found.byName.get(name)?.find(isFree)
}
