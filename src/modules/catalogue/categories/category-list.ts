import { queryId } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { CategoryResource } from './categories.schemas.ts'

export const categoryColumns = [
  'id',
  'user_id',
  'parent_id',
  'name',
  'slug',
  'position',
  'depth',
  'created_at',
  'updated_at',
] as const

export const categoryList = declareList({
  table: 'categories',
  owner: 'user_id',
  resource: CategoryResource,
  columns: categoryColumns,
  sorts: { id: [integer('id')], position: [integer('depth'), integer('position')] },
  initial: 'position',
  filters: { parent_id: filter(queryId, 'parent_id = ?::bigint') },
})
