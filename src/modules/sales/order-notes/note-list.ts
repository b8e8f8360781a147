import { queryBoolean } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { OrderNoteResource } from './order-notes.schemas.ts'

export const noteList = declareList({
  table: 'order_notes',
  owner: 'user_id',
  resource: OrderNoteResource,
  columns: ['id', 'order_id', 'text', 'public', 'by_user_id AS by', 'created_at'],
  sorts: { id: [integer('id')] },
  initial: 'id',
  filters: { public: filter(queryBoolean, (isPublic) => (isPublic ? 'public' : 'NOT public')) },
})
