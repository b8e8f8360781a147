import { z } from 'zod'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { DraftRow, draftStates } from './drafts.schemas.ts'

const state = `CASE WHEN state = 'open' AND expires_at <= now() THEN 'expired' ELSE state END`
const ofCart = (table: string) => `${table}.user_id = carts.user_id AND ${table}.cart_id = carts.id`

export const draftColumns = [
  'id',
  'user_id',
  `${state} AS state`,
  'email',
  `nullif(shipping_address ->> 'name', '') AS name`,
  `(SELECT coalesce(json_agg(json_build_object('product_id', product_id, 'title', title, 'options', options,
      'quantity', quantity) ORDER BY added_at, product_id), '[]')
    FROM cart_items WHERE ${ofCart('cart_items')}) AS items`,
  `(SELECT coalesce(sum(quantity * unit_price), 0)::numeric(12, 2)::text
    FROM cart_items WHERE ${ofCart('cart_items')}) AS items_total`,
  '(SELECT currency FROM shops WHERE shops.user_id = carts.user_id) AS currency',
  `(SELECT json_build_object('id', orders.id, 'number', orders.number) FROM orders WHERE ${ofCart('orders')}) AS "order"`,
  '(SELECT slug FROM shops WHERE shops.user_id = carts.user_id) AS slug',
  `encode(token_hash, 'hex') AS token_hash`,
  'expires_at',
  'created_at',
] as const

/** One that its shop gave up holds nothing any more. */
export const isListed = `drafted AND (state <> 'expired' OR EXISTS (SELECT FROM cart_items WHERE ${ofCart('cart_items')}))`

export const draftList = declareList({
  table: 'carts',
  owner: 'user_id',
  live: isListed,
  resource: DraftRow,
  columns: draftColumns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: { state: filter(z.enum(draftStates), `${state} = ?`) },
})
