import { money, queryBoolean, queryIds } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { metadataFilter } from '#platform/lists/metadata.ts'
import { integer, moment, text } from '#platform/lists/order.ts'
import { columns } from './products.queries.ts'
import { ProductResource } from './products.schemas.ts'

const cents = (price: string) => price.replace('.', '')

/** Prices are compared in cents: under row security only operators that cannot leak use an index, and numeric's may. */
export const productList = declareList({
  table: 'products',
  owner: 'user_id',
  live: 'deleted_at IS NULL',
  resource: ProductResource,
  columns,
  sorts: {
    id: [integer('id')],
    name: [text('name')],
    price: [integer('price_cents')],
    quantity: [integer('stock_band'), integer('quantity')],
    created_at: [moment('created_at')],
    updated_at: [moment('updated_at')],
  },
  initial: '-created_at',
  search: { column: 'folded_name', own: 'own_product_texts' },
  filters: {
    ids: filter(queryIds, 'id = ANY (?::bigint[])'),
    min_price: filter(money, 'price_cents >= ?::bigint', cents),
    max_price: filter(money, 'price_cents <= ?::bigint', cents),
    metadata: metadataFilter('own_products_metadata'),
    in_stock: filter(queryBoolean, (inStock) => (inStock ? 'stock_band > 0' : 'stock_band = 0')),
  },
})
