import { createHash } from 'node:crypto'
import type { ChosenProducts } from './products.schemas.ts'

const readableLength = 200

/** One name per list, however its query was written; a long search is named by its digest. */
export function listKey({ sort, ...query }: ChosenProducts): string {
  const order = sort.map(({ column, direction }) => `${direction === 'desc' ? '-' : ''}${column}`).join()
  const parts = Object.entries({ ...query, sort: order }).filter(([, value]) => value !== undefined)
  const name = `list:${JSON.stringify(Object.fromEntries(parts.sort()))}`
  return name.length <= readableLength ? name : `list:${createHash('sha256').update(name).digest('base64url')}`
}

/** One name for all pages and orders of the same products: their total is one. A search counts for itself. */
export function totalKey({ min_price, max_price, in_stock }: ChosenProducts): string {
  const filters = JSON.stringify([min_price, max_price, in_stock])
  return `total:${createHash('sha256').update(filters).digest('base64url')}`
}
