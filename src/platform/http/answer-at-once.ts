import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { answerEncoding } from '../cache/answer.ts'
import { answersAsText } from './answer-text.ts'
import { recogniseRepeatedHeads } from './repeated-heads.ts'
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

/** What a request says before its body. */
export type RequestHead = Pick<IncomingMessage, 'url' | 'headers'>

/** Answers one question again and again, each time as things are then. Undefined says that somebody else has to. */
export type Find = (requestId: string) => FoundAnswer | undefined

/** Told after each answer, for the figures and the monitoring. */
export interface AnsweredAtOnce {
  head: RequestHead
  answer: FoundAnswer
  socket: Socket
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
 * `read` says what a request asks for, by its head alone; what it returns must not wait, and must decide as the route
 * itself would. Undefined of either hands the request on to the route, whatever the reason. A refusal is never given here.
 */
export function answerAtOnce(app: FastifyInstance, read: (head: RequestHead) => Find | undefined): void {
  const { server, log, originHeaders } = app
  const others = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  /** Looked up once: in Fastify's chain of instances that takes as long as the rest of the telling. */
  let told: FastifyInstance['answeredAtOnce']
  app.addHook('onReady', async () => {
    told = app.answeredAtOnce
  })
  /** What failed hands the request on: nothing of an answer has gone out by then. */
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return closing ? undefined : work()
    } catch (error) {
      log.error({ err: error }, 'could not answer at once')
      return undefined
    }
  }
  const tell = (answered: AnsweredAtOnce): void => {
    try {
      told?.(answered)
    } catch (error) {
      log.error({ err: error }, 'could not tell of an answer')
    }
  }

  const asText = answersAsText(server, originHeaders)
  const repeats = recogniseRepeatedHeads<{ head: RequestHead; find: Find }>(({ head, find }, socket) => {
    const begunAt = performance.now()
    const id = randomUUID()
    const answer = attempt(() => find(id))
    if (answer === undefined) return false
    socket.write(asText(answer, id), answerEncoding)
    tell({ head, answer, socket, requestId: id, begunAt })
    return true
  })

  const answered = (request: IncomingMessage, response: ServerResponse): boolean => {
    const begunAt = performance.now()
    const find = isPlain(request) ? attempt(() => read(request)) : undefined
    if (find === undefined) return false
    const id = requestId(request)
    const answer = attempt(() => find(id))
    if (answer === undefined) return false
    response.writeHead(answer.status, ['x-request-id', id, ...originHeaders, ...answer.headers])
    response.end(answer.body, answerEncoding)
    repeats.learn(request, response, { head: worthKeeping(request), find })
    tell({ head: request, answer, socket: request.socket, requestId: id, begunAt })
    return true
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

/** Of a head that is kept for long: what monitoring shows of its sender, and no secrets. */
function worthKeeping({ url, headers }: IncomingMessage): RequestHead {
  const { host, accept, 'user-agent': agent, 'if-none-match': condition } = headers
  return { url, headers: { host, accept, 'user-agent': agent, 'if-none-match': condition } }
}
