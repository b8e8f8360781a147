import type { FastifyReply } from 'fastify'
import type { Read } from '../cache/cache.ts'

/** Sends an answer that is finished but for the request id, past the serializers; a 304 to who holds it already. */
export function sendCached(reply: FastifyReply, { answer, hit }: Read): FastifyReply {
  const { id, headers } = reply.request
  const { etag, before, after, bytes } = answer
  const ifNoneMatch = headers['if-none-match']
  // Each use asks us again: only we know whether the answer still holds.
  reply.headers({ etag, 'x-cache': hit ? 'HIT' : 'MISS', 'cache-control': 'private, no-cache' })
  if (ifNoneMatch !== undefined && isNamedBy(ifNoneMatch, etag)) return reply.code(304).send()
  // Request ids are ASCII.
  reply.headers({ 'content-type': 'application/json; charset=utf-8', 'content-length': bytes + id.length })
  return reply.send(before + id + after)
}

/** Compares weakly, as If-None-Match asks for: what a proxy made weak still names the same answer. */
function isNamedBy(condition: string, etag: string): boolean {
  const strong = etag.replace(/^W\//, '')
  return condition.split(',').some((named) => named.trim() === '*' || named.trim().replace(/^W\//, '') === strong)
}
