import type { FastifyReply } from 'fastify'
import type { Read } from '../cache/cache.ts'
import { isNamedBy } from './preconditions.ts'

/** A client asks us before each use: only we know whether the answer still holds. */
const forItsReader = 'private, no-cache'
/** Caches between us and many readers may answer for half a minute, and go on while they ask anew. */
const forEverybody = 'public, max-age=0, s-maxage=30, stale-while-revalidate=300'

/** The same for an answer that anybody may read. */
export const sendPublic = (reply: FastifyReply, read: Read) => sendCached(reply, read, forEverybody)

/** Sends an answer that lacks only its request id, past the serializers; a 304 to who holds it already. */
export function sendCached(reply: FastifyReply, { answer, hit }: Read, keeping = forItsReader): FastifyReply {
  const { id, headers } = reply.request
  const { etag, before, after, bytes } = answer
  const ifNoneMatch = headers['if-none-match']
  reply.headers({ etag, 'x-cache': hit ? 'HIT' : 'MISS', 'cache-control': keeping })
  // The same path answers for another shop when the request names one.
  if (keeping === forItsReader)
    reply.header('vary', [reply.getHeader('vary'), 'X-Souk-Shop'].filter(Boolean).join(', '))
  if (ifNoneMatch !== undefined && isNamedBy(ifNoneMatch, etag)) return reply.code(304).send()
  // Request ids are ASCII.
  reply.headers({ 'content-type': 'application/json; charset=utf-8', 'content-length': bytes + id.length })
  return reply.send(before + id + after)
}
