import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { answerEncoding } from '../cache/answer.ts'
import { requestId } from './request-id.ts'

/** All of an answer, to be written as it is. */
export interface ReadyAnswer {
  status: number
  /** Names and values in turns. */
  headers: string[]
  /** Its bytes, in the encoding of answers. */
  body: string | undefined
}

/** An answer, and what the route would have known of its request. */
export interface FoundAnswer extends ReadyAnswer {
  /** The route's pattern. */
  route: string
  access: string
  userId: number
}

/** Told after each answer, for the figures and the monitoring. */
export interface AnsweredAtOnce extends Pick<FoundAnswer, 'route' | 'access' | 'userId' | 'status'> {
  request: IncomingMessage
  requestId: string
  /** As `performance.now()` tells it. */
  begunAt: number
}

declare module 'fastify' {
  interface FastifyInstance {
    answeredAtOnce?: (answered: AnsweredAtOnce) => void
  }
}

/**
 * Answers from memory before the framework unpacks the request: for the one route that everybody calls all the time.
 * `find` must not wait, and must decide as the route itself would; undefined hands the request on to it, whatever the
 * reason. A refusal is never given here.
 */
export function answerAtOnce(
  app: FastifyInstance,
  find: (request: IncomingMessage, requestId: string) => FoundAnswer | undefined,
): void {
  const { server, log } = app
  const others = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })

  const answered = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (closing || !isPlain(request)) return false
    try {
      const begunAt = performance.now()
      const id = requestId(request)
      const answer = find(request, id)
      if (answer === undefined) return false
      response.writeHead(answer.status, ['x-request-id', id, ...answer.headers]).end(answer.body, answerEncoding)
      const { route, access, userId, status } = answer
      app.answeredAtOnce?.({ request, requestId: id, route, access, userId, status, begunAt })
      return true
    } catch (error) {
      log.error({ err: error }, 'could not answer at once')
      return response.headersSent
    }
  }

  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (answered(request, response)) return
    for (const other of others) other.call(server, request, response)
  })
}

/** A GET without a body that no browser sends from another origin. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.origin === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  )
}
