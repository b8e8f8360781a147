import { declareList } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { ZoneResource } from './shipping.schemas.ts'

export const zoneColumns = [
  'id',
  'user_id',
  'name',
  'countries',
  `(SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'price', price::text, 'tax_class', tax_class,
      'min_total', min_total::text, 'max_total', max_total::text, 'min_weight', min_weight, 'max_weight', max_weight)
      ORDER BY position, id), '[]')
    FROM shipping_rates AS rate WHERE rate.user_id = shipping_zones.user_id AND zone_id = shipping_zones.id) AS rates`,
  'created_at',
  'updated_at',
] as const

export const zoneList = declareList({
  table: 'shipping_zones',
  owner: 'user_id',
  resource: ZoneResource,
  columns: zoneColumns,
  sorts: { id: [integer('id')] },
  initial: 'id',
  filters: {},
})
