import { z } from 'zod'
import { loggedData } from '#modules/messaging/declared-events/index.ts'
import { queryId, queryInteger, timestamp } from '#platform/http/fields.ts'
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

/** Whose it is, and when it happened. */
const base = { user_id: z.int(), at: timestamp }
/** 1, 2, 3 … for each user, without gaps. */
const sequence = z.int()

type Choice<T extends z.ZodType> = [T, ...T[]]

/** A log's line: of each kind of data one schema, which names the events that come with it. */
export const EventResource = z
  .union(
    loggedData.map(({ logged: { name, shape }, events }) =>
      z.object({ sequence, event: z.enum(events), data: z.object({ ...shape, ...base }) }).meta({ id: `${name}Event` }),
    ) as unknown as Choice<typeof AnyEvent>,
  )
  .meta({ id: 'ShopEvent' })

const AnyEvent = z.object({ sequence, event: z.string(), data: z.object(base) })
export type EventResource = z.infer<typeof AnyEvent>

const AnyMessage = z.object({ ...base, sequence })
/** What goes out live, over sockets and streams, and by webhooks. */
export const EventMessage = z
  .union(
    loggedData.map(({ logged: { name, shape } }) =>
      z.object({ ...shape, ...base, sequence }).meta({ id: `${name}EventMessage` }),
    ) as unknown as Choice<typeof AnyMessage>,
  )
  .meta({ id: 'ShopEventMessage' })
export type EventMessage = z.infer<typeof AnyMessage>
