import { z } from 'zod'
import { OrderResource } from '#modules/sales/orders/index.ts'
import { amount, queryBoolean, timestamp, trimmedText } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { metadataFilter } from '#platform/lists/metadata.ts'
import { integer, moment } from '#platform/lists/order.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { ShopBuyerResource } from './buyers.schemas.ts'

const { status, payment_status, fulfillment_status } = OrderResource.shape

const orderColumns = [
  'id',
  'number',
  'status',
  'payment_status',
  'fulfillment_status',
  'total_price',
  'currency',
  'created_at AS placed_at',
]

/** A visitor's transaction sees those of the buyer who asks, and no others; and of them not every column. */
export const ownOrderList = declareList({
  table: `(SELECT user_id, id, number, status, payment_status, fulfillment_status, total_price, currency, created_at
    FROM orders WHERE buyer_id IS NOT NULL) AS orders`,
  owner: 'user_id',
  resource: z.object({
    id: z.int(),
    number: z.int(),
    status,
    payment_status,
    fulfillment_status,
    total_price: amount,
    currency: z.string(),
    placed_at: timestamp,
  }),
  columns: orderColumns,
  sorts: { placed_at: [moment('created_at')] },
  initial: '-placed_at',
  filters: {},
})

export const buyerColumns = [
  'id',
  'user_id',
  'name',
  'email',
  'verified_at',
  'locale',
  'marketing_consent',
  'marketing_source',
  'marketing_at',
  '(SELECT count(*) FROM orders WHERE orders.user_id = buyers.user_id AND buyer_id = buyers.id) AS orders_count',
  'metadata',
  'erased_at',
  'created_at',
]

const beginning = (search: string) => `${foldAddress(search).replace(/[\\%_]/g, '\\$&')}%`

export const buyerList = declareList({
  table: 'buyers',
  owner: 'user_id',
  resource: ShopBuyerResource,
  columns: buyerColumns,
  sorts: { id: [integer('id')], created_at: [moment('created_at')] },
  initial: '-created_at',
  filters: {
    /** How the address begins, or what the name holds. */
    search: filter(
      trimmedText({ max: 255 }),
      "fold_address(email) LIKE ?::text OR fold_text(name) LIKE '%' || fold_text(?::text)",
      beginning,
    ),
    metadata: metadataFilter('own_buyers_metadata'),
    marketing_consent: filter(queryBoolean, (given) => (given ? 'marketing_consent' : 'NOT marketing_consent')),
    erased: filter(queryBoolean, (given) => (given ? 'erased_at IS NOT NULL' : 'erased_at IS NULL')),
  },
})
