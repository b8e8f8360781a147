import { z } from 'zod'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { FulfillmentResource, fulfillmentStates } from './fulfillments.schemas.ts'

export const fulfillmentColumns = [
  'id',
  'user_id',
  'order_id',
  'state',
  'carrier',
  'tracking_number',
  'tracking_url',
  `(SELECT coalesce(json_agg(json_build_object('order_item_id', order_item_id, 'product_name', product_name,
      'quantity', sent.quantity) ORDER BY order_item_id), '[]')
    FROM fulfillment_items AS sent JOIN order_items AS line ON line.user_id = sent.user_id AND line.id = order_item_id
    WHERE sent.user_id = fulfillments.user_id AND fulfillment_id = fulfillments.id) AS items`,
  'shipped_at',
  'delivered_at',
  'created_at',
  'updated_at',
] as const

export const fulfillmentList = declareList({
  table: 'fulfillments',
  owner: 'user_id',
  resource: FulfillmentResource,
  columns: fulfillmentColumns,
  sorts: { id: [integer('id')] },
  initial: 'id',
  filters: { state: filter(z.enum(fulfillmentStates), 'state = ?') },
})
