import { z } from 'zod'
import { queryBoolean, trimmedText } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer, moment, text } from '#platform/lists/order.ts'
import { PromotionResource, promotionKinds, promotionStates } from './promotions.schemas.ts'

const state = `CASE WHEN NOT enabled THEN 'disabled' WHEN ends_at <= now() THEN 'ended' WHEN used_up THEN 'used_up'
  WHEN starts_at > now() THEN 'scheduled' ELSE 'running' END`

export const promotionColumns = [
  'id',
  'user_id',
  'name',
  'code',
  'kind',
  `CASE kind WHEN 'percent' THEN trim_scale(value)::text ELSE value::numeric(10, 2)::text END AS value`,
  'to_json(listing_ids) AS listing_ids',
  'to_json(category_ids) AS category_ids',
  'min_total::text AS min_total',
  'starts_at',
  'ends_at',
  'usage_limit',
  'per_buyer_limit',
  'combinable',
  'enabled',
  'used',
  'discount_total::text AS discount_total',
  `${state} AS state`,
  'created_at',
  'updated_at',
] as const

export const promotionList = declareList({
  table: 'promotions',
  owner: 'user_id',
  resource: PromotionResource,
  columns: promotionColumns,
  sorts: {
    id: [integer('id')],
    name: [text('name')],
    used: [integer('used')],
    created_at: [moment('created_at')],
  },
  initial: '-created_at',
  filters: {
    search: filter(trimmedText({ max: 255 }), 'searched LIKE holding_pattern(?::text)'),
    kind: filter(z.enum(promotionKinds), 'kind = ?'),
    state: filter(z.enum(promotionStates), `${state} = ?`),
    has_code: filter(queryBoolean, '(code_key IS NOT NULL) = ?::boolean'),
  },
})
