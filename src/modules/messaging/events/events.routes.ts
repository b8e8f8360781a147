import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Actor, type Identities, may, withChosenTenant } from '#modules/identity/access/index.ts'
import { pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { answerStreamHead, type EventStream, lastEventId, openInPlace } from '#platform/http/event-stream.ts'
import { limits } from '#platform/http/paging.ts'
import { openPlaces } from '#platform/http/places.ts'
import { preferredType } from '#platform/http/preferred-type.ts'
import { forgottenRefusal } from './events.errors.ts'
import { pageOfEvents } from './events.queries.ts'
import { EventMessage, EventResource, ListEventsQuery } from './events.schemas.ts'
import { type EventStreams, streamEvents } from './stream-events.ts'

/** In this process, whosever events they show. */
const streamsPerUser = 20

type Asked = Pick<FastifyRequest, 'actor' | 'headers' | 'method'> & { query: ListEventsQuery }

interface EventOptions extends EventStreams {
  identities: Identities
}

/** What happened to a user's orders, in numbers without gaps: for who was away, and for who has no socket library. */
export const eventRoutes: FastifyPluginAsyncZod<EventOptions> = async (app, streams) => {
  const open = new Set<EventStream>()
  const places = openPlaces(streamsPerUser)
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
    async (request, reply) => {
      const { actor, query, headers } = request
      if (preferredType(headers.accept, ['application/json', 'text/event-stream']) === 'text/event-stream') {
        await openInPlace(places, actor.userId, () => follow(request, reply))
        return reply
      }
      const span = { since: query.since, ...limits(query) }
      const page = await withChosenTenant(streams.database, actor, query.user_id, (tx) => pageOfEvents(tx, span))
      return pageOf(reply, page, query, 'Events.')
    },
  )

  async function follow(
    { actor, query, headers, method }: Asked,
    reply: FastifyReply,
  ): Promise<EventStream | undefined> {
    const since = lastEventId(headers) ?? query.since
    const userId = await withChosenTenant(streams.database, actor, query.user_id, async (tx) => {
      // While the answer can still be a failure.
      await pageOfEvents(tx, { since, limit: 0 })
      return tx.userId
    })
    if (method === 'HEAD') return void answerStreamHead(reply)
    const stillMay = () => mayFollow(streams.identities, actor, userId)
    const stream = streamEvents(reply, streams, { userId, reader: actor, since, stillMay })
    open.add(stream)
    stream.onClose(() => void open.delete(stream))
    return stream
  }
}

async function mayFollow(identities: Identities, actor: Actor, userId: number): Promise<boolean> {
  const present = await identities.anew(actor)
  return may(present, 'orders.view') && (userId === actor.shopId || may(present, 'tenants.any'))
}
