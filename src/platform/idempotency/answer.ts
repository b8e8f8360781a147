import type { FastifyReply } from 'fastify'
import { success } from '../http/envelope.ts'

/** An answer in the bytes that go out, so that it can be kept and given again exactly. */
export interface Answer {
  status: number
  location: string | null
  body: string
  requestId: string
  replayed: boolean
}

interface Success<T> {
  status: number
  message: string
  /** Below /api/v1. */
  location?: string
  resource: T
}

/** The success envelope, serialised by the route's own response schema. */
export function answer<T>(reply: FastifyReply, { status, message, location, resource }: Success<T>): Answer {
  return {
    status,
    location: location === undefined ? null : `/api/v1${location}`,
    body: reply.serializeInput(success(reply, resource, message), String(status)) as string,
    requestId: reply.request.id,
    replayed: false,
  }
}

/** The answer to what was made, whose body is text already. */
export const made = (requestId: string, path: string, body: string): Answer => ({
  status: 201,
  location: `/api/v1${path}`,
  body,
  requestId,
  replayed: false,
})

/** A replayed answer keeps the request id of the one that did the work: it stands in its body. */
export function sendAnswer(reply: FastifyReply, { status, location, body, requestId, replayed }: Answer) {
  reply.code(status).type('application/json; charset=utf-8')
  if (location !== null) reply.header('location', location)
  if (replayed) {
    reply.request.log.info({ replayedRequestId: requestId }, 'answer replayed')
    reply.headers({ 'idempotent-replayed': 'true', 'x-request-id': requestId })
  }
  return reply.send(body)
}
