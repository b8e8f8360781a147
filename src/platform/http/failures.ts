import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isConflict } from '../database/again.ts'
import { isDatabaseUnavailable } from '../database/unavailable.ts'
import { FilesUnavailableError } from '../files/unavailable.ts'
import { inStory, noteException } from '../observability/story.ts'
import { OverloadError } from '../overload.ts'
import { answerEarly } from './answer-early.ts'
import { failureBody } from './envelope.ts'
import {
  Failure,
  filesUnavailable,
  malformedRequest,
  methodNotAllowed,
  notFound,
  serverError,
  tooManyAtOnce,
  unavailable,
} from './failure.ts'

/** One envelope for every failure: ours, the framework's, and those of requests that reached no route. */
export function renderFailures(app: FastifyInstance): void {
  const allowedMethods = collectMethods(app)
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(pathOf(request.url))
    // A route may answer 404 itself: then its method was right.
    const wrongMethod = allowed.length > 0 && !allowed.includes(request.method)
    const failure = wrongMethod ? methodNotAllowed(request.method, allowed) : notFound('There is nothing here.')
    return sendFailure(failure, request, reply)
  })
  // What a client expects besides 100-continue is ignored, as RFC 9110 allows: Node's own 417 would have no envelope.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
}

/** The path, the way the router reads it: escapes are read, while `..` stays what it is, and so does what no URL may hold. */
function pathOf(url: string): string {
  return decodeURI(url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, ''))
}

export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const failure = toFailure(error, request)
  request.failure = failure
  if (failure.statusCode >= 500) {
    request.log.error({ err: error }, 'request failed')
    if (request.story !== undefined) inStory(request.story, () => noteException(error))
  }
  reply.code(failure.statusCode).headers({ 'x-request-id': request.id, ...failure.headers })
  reply.type('application/json; charset=utf-8')
  // Serialised here, because a route's response schemas describe its own answers.
  reply.serializer(JSON.stringify)
  const body = failureBody(failure, request.id)
  return failure.statusCode === 413 ? sendEarly(request, reply, JSON.stringify(body)) : reply.send(body)
}

function sendEarly(request: FastifyRequest, reply: FastifyReply, body: string) {
  return reply.header('content-length', Buffer.byteLength(body)).send(answerEarly(request.raw, body))
}

function toFailure(error: unknown, { routeOptions }: FastifyRequest): Failure {
  if (error instanceof Failure) return error
  if (error instanceof OverloadError) return error.isOwn ? tooManyAtOnce() : unavailable()
  if (error instanceof FilesUnavailableError) return filesUnavailable()
  if (isDatabaseUnavailable(error) || isConflict(error)) return unavailable()
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Failure(413, 'payload_too_large', `The body is larger than ${routeOptions.bodyLimit / megabyte} MB.`)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Failure(415, 'unsupported_media_type', 'The body must be sent as application/json.')
  }
  if (statusCode >= 400 && statusCode < 500) return malformedRequest('The request cannot be read.')
  return serverError()
}

const megabyte = 1024 * 1024

/** Remembers which methods each path answers, so that a wrong one is a 405 that names the right ones. */
function collectMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { pattern: RegExp; methods: string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*/g, '.*')
    routes.push({ pattern: new RegExp(`^${pattern}$`), methods: [method].flat() })
  })
  return (path) => [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))]
}
