import { z } from 'zod'
import { trimmedText } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { DeliveryResource, deliveryStates } from './webhooks.schemas.ts'

export const deliveryColumns = [
  ...['id', 'user_id', 'endpoint_id', 'webhook_id', 'event', 'sequence', 'state', 'attempts', 'body AS request_body'],
  ...[
    'response_status',
    'response_body',
    'failure',
    'duration_ms',
    'attempted_at',
    'due_at AS next_attempt_at',
    'created_at',
  ],
] as const

export const deliveryList = declareList({
  table: 'webhook_deliveries',
  owner: 'user_id',
  resource: DeliveryResource,
  columns: deliveryColumns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {
    state: filter(z.enum(deliveryStates), 'state = ?'),
    event: filter(trimmedText({ min: 1, max: 100 }), 'event = ?'),
  },
})
