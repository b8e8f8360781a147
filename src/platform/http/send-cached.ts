import type { FastifyReply } from 'fastify'
import type { Read } from '../cache/cache.ts'

/** Sends an answer whose bytes are finished but for the request id; bytes pass by the serializers. */
export function sendCached(reply: FastifyReply, { answer, hit }: Read): FastifyReply {
  const { etag, before, after } = answer
  // Each use asks us again: only we know whether the answer still holds.
  reply.headers({ etag, 'x-cache': hit ? 'HIT' : 'MISS', 'cache-control': 'private, no-cache' })
  if (isNamedBy(reply.request.headers['if-none-match'], etag)) return reply.code(304).send()
  reply.type('application/json; charset=utf-8')
  return reply.send(Buffer.concat([before, Buffer.from(reply.request.id), after]))
}

/** Compares weakly, as If-None-Match asks for: what a proxy made weak still names the same answer. */
function isNamedBy(condition: string | undefined, etag: string): boolean {
  if (condition === undefined) return false
  const strong = etag.replace(/^W\//, '')
  return condition.split(',').some((named) => named.trim() === '*' || named.trim().replace(/^W\//, '') === strong)
}
