import type { FastifyReply } from 'fastify'
import type { Identity } from '#modules/identity/access/index.ts'
import type { TokenWatch } from '#modules/identity/tokens/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { type EventStream, openEventStream } from '#platform/http/event-stream.ts'
import { startWorkLoop } from '#platform/work-loop.ts'
import type { EventWakes } from './event-wakes.ts'
import { pageOfEvents } from './events.queries.ts'
import type { EventResource } from './events.schemas.ts'
import { toEventMessage } from './logged-event.ts'

export interface EventStreams {
  database: Database
  wakes: EventWakes
  tokens: TokenWatch
}

interface Listening {
  /** Whose log it is. */
  userId: number
  reader: Identity
  /** The last number that the client has seen; without one, it takes what is kept. */
  since: number | undefined
  /** Whether they may listen by what PostgreSQL says now. */
  stillMay: () => Promise<boolean>
}

const batchSize = 100
const heartbeatMs = 15_000

/** The log as server-sent events, from `since` on and for as long as the client, its token and this process live. */
export function streamEvents(
  reply: FastifyReply,
  streams: EventStreams,
  { userId, reader, since, stillMay }: Listening,
): EventStream {
  const { database, wakes, tokens } = streams
  const stream = openEventStream(reply)
  let after = since
  const loop = startWorkLoop({
    async work() {
      const { rows: events } = await withTenant(database, userId, (tx) =>
        pageOfEvents(tx, { since: after, limit: batchSize }),
      )
      await stream.send(events.map(toStreamed))
      after = events.at(-1)?.sequence ?? after
      return events.length === batchSize
    },
    pollEveryMs: heartbeatMs,
    // Who cannot be served, reads too slowly, or is behind what is kept comes back with Last-Event-ID, and is answered with an error.
    onError: stream.destroy,
  })
  const forget = [wakes.on(userId, loop.wake), tokens.watch(reader, stream.end, stillMay)]
  // Asked after the watch began: what is lost from here on is heard.
  void stillMay().then((may) => may || stream.end(), stream.destroy)
  stream.onClose(() => {
    for (const stop of forget) stop()
    void loop.stop()
  })
  return stream
}

const toStreamed = (event: EventResource) => ({
  id: event.sequence,
  event: event.event,
  data: toEventMessage(event),
})
