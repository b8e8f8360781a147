import { CompiledQuery } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import {
  type Database,
  type PlatformTx,
  readAs,
  type TenantTx,
  type Visit,
  type VisitorTx,
} from '../database/transactions.ts'
import type { Page } from '../http/envelope.ts'
import { validationFailed } from '../http/failure.ts'
import { encodeCursor, nameOfQuery, type Total } from './cursor.ts'
import type { AnyList, ListQuery, ListScope } from './list.ts'
import { countedRows, listStatement } from './statement.ts'

/** A page of the list, by number or by cursor, read in one message to PostgreSQL. */
export async function readPage<Resource extends z.ZodType>(
  database: Database,
  list: AnyList<Resource>,
  query: ListQuery,
  asked: ListScope | (Visit & { shop: number }),
): Promise<Page<z.output<Resource>>> {
  const scope = typeof asked === 'object' ? asked.shop : asked
  const key = `${scope} ${list.table}`
  const planning = scope === 'all' || large.has(key) ? 'for its values' : 'once'
  const rows = await readAs(database, asked, listStatement(list, query, scope), planning)
  const page = toPage(list, query, { scope, rows, asked: () => nameOfQuery(list, query, scope) })
  // Behind a cursor the total is what its bearer says.
  if (query.cursor === undefined && !page.totalIsExact) large.set(key, true)
  return page
}

/**
 * Lists that were found to be long. To plan for the values takes as long as to read a page of a short list, and a plan for
 * any values may read all rows of a long one. The first reader of a long one pays for the finding, once per process.
 */
const large = new LRUCache<string, true>({ max: 10_000 })

/** The same within a transaction. `within` are columns that the route fixes, such as the order whose history it is. */
export async function pageIn<Resource extends z.ZodType>(
  tx: TenantTx | PlatformTx | VisitorTx,
  list: AnyList<Resource>,
  query: ListQuery,
  within: Record<string, unknown> = {},
): Promise<Page<z.output<Resource>>> {
  const scope = 'userId' in tx ? tx.userId : 'all'
  const { text, values } = listStatement(list, query, scope, within)
  const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
  return toPage(list, query, { scope, rows: rows as object[], asked: () => nameOfQuery(list, query, scope, within) })
}

interface ListRow {
  list_total: number
  list_keys: string[] | null
}

function toPage<Resource extends z.ZodType>(
  list: AnyList<Resource>,
  query: ListQuery,
  { scope, rows, asked }: { scope: ListScope; rows: object[]; asked: () => string },
): Page<z.output<Resource>> {
  const found = (rows as ListRow[]).filter(({ list_keys }) => list_keys !== null)
  const total = query.cursor?.total ?? totalOf(rows as ListRow[])
  const page = query.cursor?.page ?? query.page
  if (query.cursor === undefined && isBeyond(query, total)) throw tooFar(query.page)
  const shown = found.slice(0, query.per_page)
  const keys = found.length > query.per_page ? shown.at(-1)?.list_keys : undefined
  const toResource = list.toResource ?? plainResource
  return {
    rows: shown.map((row) => toResource(withoutOurs(row), scope)),
    total: total.rows,
    totalIsExact: total.isExact,
    page,
    nextCursor: keys ? encodeCursor({ keys, page: page + 1, total, order: asked() }) : null,
  }
}

/** JSON leaves out what is undefined; copying a row, or deleting from it, would cost more than reading it. */
function withoutOurs(row: Partial<Record<keyof ListRow, unknown>>): never {
  row.list_total = undefined
  row.list_keys = undefined
  return row as never
}

/** The columns as they are, with moments as text in UTC. */
function plainResource(row: Record<string, unknown>): never {
  for (const name in row) if (row[name] instanceof Date) row[name] = row[name].toISOString()
  return row as never
}

/** Of the two ways of a search only one finds anything, and each stops after the limit. */
function totalOf([first]: ListRow[]): Total {
  const counted = first?.list_total ?? 0
  return counted > countedRows ? { rows: countedRows, isExact: false } : { rows: counted, isExact: true }
}

/** Past what was counted, with more to come: no page number says where that is. */
const isBeyond = ({ page, per_page }: ListQuery, { rows, isExact }: Total) => !isExact && (page - 1) * per_page >= rows

const tooFar = (page: number) =>
  validationFailed({
    page: [`Page ${page} lies too far inside this list to be found by its number. Follow meta.next_cursor, or filter.`],
  })
