import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { auditRead, readScope, withReadScope } from '#modules/identity/access/index.ts'
import {
  answerStreamHead,
  type EventStream,
  lastEventId,
  openEventStream,
  openInPlace,
} from '#platform/http/event-stream.ts'
import { queryInteger } from '#platform/http/fields.ts'
import { openPlaces } from '#platform/http/places.ts'
import { queryOf } from '#platform/lists/list.ts'
import { entryList, lastEntryId, listEntriesAfter } from './entries.queries.ts'
import { entriesInView } from './entries-in-view.ts'
import type { MonitoringDependencies } from './monitoring.routes.ts'
import { EntrySummaryResource } from './monitoring.schemas.ts'
import { streamEntries } from './stream-entries.ts'

const {
  page: _page,
  per_page: _perPage,
  sort: _sort,
  cursor: _cursor,
  started_from: _from,
  started_before: _before,
  ...tailed
} = queryOf(entryList).shape
/** `since`: the last entry that was seen, to go on after it; without it, what comes from now on. */
const TailQuery = z.strictObject({
  ...tailed,
  since: queryInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }).optional(),
})

/** Of this process. Each tail asks PostgreSQL once a second. */
const tailsPerUser = 5
const tailsOf = { tenants: 50, operators: 50 }
const tailBatch = 100

type Asked = Pick<FastifyRequest, 'actor' | 'headers' | 'method'> & { query: z.output<typeof TailQuery> }

/** Follows what is recorded. However many tenants look on, operators have places of their own. */
export function tailRoute(plain: FastifyInstance, { database, identities, tokens }: MonitoringDependencies): void {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  const tails = new Set<EventStream>()
  const ofUser = openPlaces(tailsPerUser)
  const together = { tenants: openPlaces(tailsOf.tenants), operators: openPlaces(tailsOf.operators) }
  app.addHook('preClose', async () => {
    for (const tail of tails) tail.end()
  })

  app.get(
    '/monitoring/tail',
    {
      schema: { querystring: TailQuery, response: { 200: z.string() } },
      config: {
        access: 'monitoring.view',
        unrecorded: true,
        operation: 'monitoring.tail',
        mediaType: 'text/event-stream',
        stream: {
          description: 'Each entry with its id as it is recorded; a comment every second while there is none.',
          data: EntrySummaryResource,
          resumable: true,
        },
        summary: 'Follow entries as they are recorded',
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      const view = entriesInView(actor, query.user_id)
      const all = together[view === 'all' ? 'operators' : 'tenants']
      await openInPlace(ofUser, actor.userId, () => openInPlace(all, 'all', () => follow(request, reply, view)))
      return reply
    },
  )

  async function follow(
    { actor, query, headers, method }: Asked,
    reply: FastifyReply,
    view: number | 'all',
  ): Promise<EventStream | undefined> {
    await auditRead(database, actor, readScope(actor, query.user_id))
    if (method === 'HEAD') return void answerStreamHead(reply)
    const from = lastEventId(headers) ?? query.since ?? (await withReadScope(database, view, lastEntryId))
    const after = (id: number) => withReadScope(database, view, (tx) => listEntriesAfter(tx, id, query, tailBatch))
    const tail = openEventStream(reply)
    const unwatch = tokens.watch(actor, tail.end, () => identities.keeps(actor))
    tails.add(tail)
    tail.onClose(() => {
      unwatch()
      tails.delete(tail)
    })
    streamEntries(tail, { after, from })
    return tail
  }
}
