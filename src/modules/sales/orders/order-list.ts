import { z } from 'zod'
import { isRepresentable, money, queryId, trimmedText } from '#platform/http/fields.ts'
import { declareList, filter, type ListScope } from '#platform/lists/list.ts'
import { metadataFilter } from '#platform/lists/metadata.ts'
import { integer, moment, word } from '#platform/lists/order.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { orderStatuses } from './order-status.ts'
import { orderColumns } from './orders.queries.ts'
import { OrderResource } from './orders.schemas.ts'

/** A moment, or a day that stands for its beginning in UTC. */
const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'The :field field must be a day or a time in ISO 8601, such as 2030-01-31 or 2030-01-31T12:00:00Z.',
  })
  .transform((value) => new Date(value))
  .refine((value) => value.getUTCFullYear() >= 1970, 'The :field field must not lie before 1970.')
  .refine(isRepresentable, 'The :field field must not lie after 9999.')

/** An order's number or id as people write it, '#12' or '12'. */
const asNumber = /^#?\s?(\d{1,15})$/
const cents = (total: string) => total.replace('.', '')

export const orderList = declareList({
  table: 'orders',
  owner: 'user_id',
  resource: OrderResource,
  columns: orderColumns,
  sorts: {
    id: [integer('id')],
    number: [integer('number')],
    created_at: [moment('created_at')],
    updated_at: [moment('updated_at')],
    total_price: [integer('total_cents')],
    // As the index has them.
    status: [word('status'), { ...moment('created_at'), breaksTies: true }],
  },
  initial: '-created_at',
  filters: {
    status: filter(z.enum(orderStatuses), 'status = ?'),
    search: filter(
      trimmedText({ max: 255 }),
      whereSearched,
      (search) => asNumber.exec(search)?.[1] ?? beginning(search),
    ),
    metadata: metadataFilter('own_orders_metadata'),
    product_id: filter(queryId, whereHolding),
    created_from: filter(time, 'created_at >= ?'),
    created_before: filter(time, 'created_at < ?'),
    min_total: filter(money, 'total_cents >= ?::bigint', cents),
    max_total: filter(money, 'total_cents <= ?::bigint', cents),
  },
})

const beginning = (search: string) => `${foldAddress(search).replace(/[\\%_]/g, '\\$&')}%`

/** By number or id; for the operator also by how the user's address begins, which distinguishes nothing where one user is in view. */
function whereSearched(search: string, scope: ListScope): string {
  if (search === '') return 'true'
  if (asNumber.test(search)) return 'id = ?::bigint OR number = ?::bigint'
  return scope === 'all' ? 'user_id IN (SELECT id FROM users WHERE fold_address(email) LIKE ?::text)' : 'false'
}

/**
 * A product has one owner, and the index of order lines begins with it. Their orders are gathered once, as an array: of a join
 * PostgreSQL may think that it is small, and compare each order with each line.
 */
function whereHolding(): string {
  return `user_id = (SELECT user_id FROM products WHERE id = ?::bigint) AND id = ANY (ARRAY(
    SELECT order_id FROM order_items WHERE product_id = ?::bigint
      AND order_items.user_id = (SELECT user_id FROM products WHERE id = ?::bigint)))`
}
