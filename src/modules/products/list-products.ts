import { sql } from 'kysely'
import { countProducts } from '#modules/stats/index.ts'
import { planForValues } from '#platform/database/plan-for-values.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { cursorKeys, encodeCursor } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { orderBy } from '#platform/http/paging.ts'
import type { Listed } from './indexed-list.ts'
import { type KeepTotal, pageOfList } from './page-of-list.ts'
import { columnsOf, keyKinds, liveIn } from './product-filters.ts'
import { columns, liveProducts, toProduct } from './products.queries.ts'
import type { ChosenProducts, ProductResource } from './products.schemas.ts'

/** A page of products, by number or by cursor. */
export async function listProducts(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  keepTotal?: KeepTotal,
): Promise<Page<ProductResource>> {
  // Before lists plan for their values: this is the same index from one end to the other, whoever's products they are.
  const counts = query.cursor === undefined ? await countProducts(tx) : undefined
  await planForValues(tx)
  const { listed, total } = await pageOfList(tx, query, async () => counts ?? countProducts(tx), keepTotal)
  const found = await productsBy(tx, listed, query)
  const page = query.cursor?.page ?? query.page
  const rows = found.slice(0, query.per_page)
  const keys = found.length > query.per_page ? rows.at(-1)?.keys : undefined
  const nextCursor = keys === undefined ? null : encodeCursor({ keys, page: page + 1, total })
  return { rows: rows.map(toProduct), total: total.rows, totalIsExact: total.isExact, page, nextCursor }
}

function productsBy(tx: TenantTx | PlatformTx, listed: Listed[], { sort }: ChosenProducts) {
  return liveProducts(tx)
    .select(columns)
    .select(cursorKeys(sort, keyKinds, columnsOf.products).as('keys'))
    .where(sql<boolean>`id = ANY (${listed.map(({ id }) => id)}::bigint[]) AND ${liveIn(tx, 'products')}`)
    .orderBy(orderBy(sort, columnsOf.products))
    .execute()
}
