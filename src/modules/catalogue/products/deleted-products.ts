import { timestamp } from '#platform/http/fields.ts'
import { declareList } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { columns } from './products.queries.ts'
import { ProductResource } from './products.schemas.ts'

export const DeletedProductResource = ProductResource.extend({ deleted_at: timestamp }).meta({ id: 'DeletedProduct' })

/** Those that are sold no more, and can be restored. */
export const deletedProductList = declareList({
  table: 'products',
  owner: 'user_id',
  live: 'deleted_at IS NOT NULL',
  resource: DeletedProductResource,
  columns: [...columns, 'deleted_at'],
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {},
})
