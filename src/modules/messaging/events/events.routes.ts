import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Actor, type Identities, may, withChosenTenant } from '#modules/identity/access/index.ts'
import { pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { type EventStream, lastEventId } from '#platform/http/event-stream.ts'
import { limits } from '#platform/http/paging.ts'
import { forgottenRefusal } from './events.errors.ts'
import { pageOfEvents } from './events.queries.ts'
import { EventMessage, EventResource, ListEventsQuery } from './events.schemas.ts'
import { type EventStreams, streamEvents } from './stream-events.ts'

interface EventOptions extends EventStreams {
  identities: Identities
}

/** What happened to a user's orders, in numbers without gaps: for who was away, and for who has no socket library. */
export const eventRoutes: FastifyPluginAsyncZod<EventOptions> = async (app, streams) => {
  const open = new Set<EventStream>()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })

  app.get(
    '/events',
    {
      schema: { querystring: ListEventsQuery, response: { 200: pageEnvelope(EventResource) } },
      config: {
        access: 'orders.view',
        summary: 'List or stream what happened to orders',
        stream: {
          description:
            'Each event of the log with its number as id, as it happens; a comment every 15 s while there is none.',
          data: EventMessage,
          resumable: true,
        },
        failures: [forgottenRefusal],
      },
    },
    async ({ actor, query, headers }, reply) => {
      if (headers.accept?.includes('text/event-stream')) {
        const since = lastEventId(headers) ?? query.since
        const userId = await withChosenTenant(streams.database, actor, query.user_id, async (tx) => {
          // While the answer can still be a failure.
          await pageOfEvents(tx, { since, limit: 0 })
          return tx.userId
        })
        const stillMay = () => mayFollow(streams.identities, actor, userId)
        const stream = streamEvents(reply, streams, { userId, token: actor.token, since, stillMay })
        open.add(stream)
        stream.onClose(() => void open.delete(stream))
        return reply
      }
      const span = { since: query.since, ...limits(query) }
      const page = await withChosenTenant(streams.database, actor, query.user_id, (tx) => pageOfEvents(tx, span))
      return pageOf(reply, page, query, 'Events.')
    },
  )
}

async function mayFollow(identities: Identities, actor: Actor, userId: number): Promise<boolean> {
  const present = await identities.anew(actor)
  return may(present, 'orders.view') && (userId === actor.userId || may(present, 'tenants.any'))
}
