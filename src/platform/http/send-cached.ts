import type { FastifyReply } from 'fastify'
import { answerEncoding, sizeOf } from '../cache/answer.ts'
import type { Read } from '../cache/cache.ts'
import type { ReadyAnswer } from './answer-at-once.ts'

/** Sends an answer that is finished but for the request id; bytes pass by the serializers. */
export function sendCached(reply: FastifyReply, read: Read): FastifyReply {
  const { status, headers, body } = readyAnswer(read, reply.request.id, reply.request.headers['if-none-match'])
  for (let at = 0; at + 1 < headers.length; at += 2) reply.header(headers[at] as string, headers[at + 1])
  return reply.code(status).send(body && Buffer.from(body, answerEncoding))
}

/** The whole answer, or a 304 to who holds it already. */
export function readyAnswer({ answer, hit }: Read, requestId: string, ifNoneMatch: string | undefined): ReadyAnswer {
  const { etag, before, after } = answer
  // Each use asks us again: only we know whether the answer still holds.
  const headers = ['etag', etag, 'x-cache', hit ? 'HIT' : 'MISS', 'cache-control', 'private, no-cache']
  if (ifNoneMatch !== undefined && isNamedBy(ifNoneMatch, etag)) return { status: 304, headers, body: undefined }
  // Request ids are ASCII.
  const length = String(sizeOf(answer) + requestId.length)
  headers.push('content-type', 'application/json; charset=utf-8', 'content-length', length)
  return { status: 200, headers, body: before + requestId + after }
}

/** Compares weakly, as If-None-Match asks for: what a proxy made weak still names the same answer. */
function isNamedBy(condition: string, etag: string): boolean {
  const strong = etag.replace(/^W\//, '')
  return condition.split(',').some((named) => named.trim() === '*' || named.trim().replace(/^W\//, '') === strong)
}
