import { z } from 'zod'
import { OrderResource } from '#modules/sales/orders/index.ts'
import { amount, queryId, queryInteger, timestamp } from '#platform/http/fields.ts'
import { pageQuery } from '#platform/http/paging.ts'

export const ListEventsQuery = z.strictObject({
  ...pageQuery,
  since: queryInteger({ min: 0, max: Number.MAX_SAFE_INTEGER })
    .optional()
    .describe(
      'The last number that the client has seen. Without it the answer begins with the oldest event that is kept.',
    ),
  user_id: queryId.optional(),
})
export type ListEventsQuery = z.infer<typeof ListEventsQuery>

export const EventResource = z
  .object({
    /** 1, 2, 3 … for each user, without gaps. */
    sequence: z.int(),
    event: z.string(),
    data: z.object({
      order_id: z.int(),
      user_id: z.int(),
      status: OrderResource.shape.status,
      previous_status: OrderResource.shape.status.nullable(),
      total_price: amount,
      at: timestamp,
    }),
  })
  .meta({ id: 'OrderEvent' })
export type EventResource = z.infer<typeof EventResource>

/** What goes out live, over sockets and streams. */
export const EventMessage = EventResource.shape.data
  .extend({ sequence: EventResource.shape.sequence })
  .meta({ id: 'OrderEventMessage' })
export type EventMessage = z.infer<typeof EventMessage>
