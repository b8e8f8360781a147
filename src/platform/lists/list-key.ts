import { createHash } from 'node:crypto'
import type { ListQuery } from './list.ts'
import { nameOfOrder } from './order.ts'

const readableLength = 200

/** One name per list, however its query was written; a long search is named by its digest. */
export function listKey({ sort, ...query }: ListQuery): string {
  const parts = Object.entries({ ...query, sort: nameOfOrder(sort) }).filter(([, value]) => value !== undefined)
  const name = `list:${JSON.stringify(Object.fromEntries(parts.sort()))}`
  return name.length <= readableLength ? name : `list:${createHash('sha256').update(name).digest('base64url')}`
}
