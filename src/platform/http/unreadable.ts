import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AddressLimits } from './address-limits.ts'
import type { AddressOf } from './client-address.ts'
import { failureBody } from './envelope.ts'
import { Failure, malformedRequest, methodNotAllowed } from './failure.ts'
import { sendFailure } from './failures.ts'
import { canonicalAddress, subscriberOf } from './ip-address.ts'
import type { OriginHeaders } from './other-origins.ts'
import type { TrustsPeer } from './proxy-trust.ts'
import { requestId } from './request-id.ts'

interface Answers {
  limits: AddressLimits
  headersFor: OriginHeaders
}

export interface UnreadableOptions extends Answers {
  trusts: TrustsPeer
}

const possible = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Answers what Node itself cannot parse as HTTP, or waited for in vain, before there is a request. It is counted like one. */
export function answerUnreadable({ trusts, limits, headersFor }: UnreadableOptions) {
  const answering = new WeakSet<Socket>()
  return async (error: ParseError, socket: Answering): Promise<void> => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) return void socket.destroy()
    // What follows the first unreadable bytes cannot be read either.
    if (answering.has(socket)) return
    answering.add(socket)
    const peer = canonicalAddress(socket.remoteAddress ?? '')
    // Whom a proxy speaks for would stand in what could not be read.
    const counted = peer === undefined || trusts(peer, 0) ? undefined : limits.answer(subscriberOf(peer))
    const request = { headers: headersOf(error, socket) }
    await Promise.resolve(counted).then(
      () => endWith(socket, unreadable(error), request, headersFor(request.headers)),
      (refusal: Failure) => endWith(socket, refusal, request, headersFor(request.headers)),
    )
  }
}

/** A socket with the answer that is under way on it, by Node's own name. */
type Answering = Socket & { _httpMessage?: ServerResponse | null }
type ParseError = NodeJS.ErrnoException & { rawPacket?: unknown }

/** Whether the head of an answer has been sent: anything written now would stand in the middle of that answer. */
const isAnswering = ({ _httpMessage }: Answering) => _httpMessage?.headersSent === true

/** Whose page asked: as the head says that was read, or else the bytes that could not be. */
function headersOf({ rawPacket }: ParseError, { _httpMessage }: Answering): IncomingHttpHeaders {
  if (_httpMessage?.req !== undefined) return _httpMessage.req.headers
  const bytes = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1') : ''
  const [, origin] = /\r\norigin:[ \t]*([!-~]+)[ \t]*\r\n/i.exec(bytes) ?? []
  return origin === undefined ? {} : { origin }
}

function unreadable({ code }: NodeJS.ErrnoException): Failure {
  if (code === 'HPE_HEADER_OVERFLOW') return new Failure(431, 'malformed_request', 'The headers are too large.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Failure(408, 'malformed_request', 'The request did not arrive in time.')
  return malformedRequest('The request cannot be read.')
}

/** Writes the failure in its very bytes and hangs up. */
export function endWith(
  socket: Socket,
  failure: Failure,
  { headers }: Pick<IncomingMessage, 'headers'> = { headers: {} },
  more: Record<string, string> = {},
) {
  if (!socket.writable) return void socket.destroy()
  const id = requestId({ headers })
  const body = JSON.stringify(failureBody(failure, id))
  const lines = Object.entries({ ...more, ...failure.headers }).map(([name, value]) => `${name}: ${value}`)
  socket.end(
    [
      `HTTP/1.1 ${failure.statusCode} ${STATUS_CODES[failure.statusCode]}`,
      'content-type: application/json; charset=utf-8',
      `x-request-id: ${id}`,
      'x-content-type-options: nosniff',
      'cache-control: no-store',
      ...lines,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** CONNECT is refused; by itself Node would close the connection without an answer. */
export function refuseTunnels(server: Server, addressOf: AddressOf, { limits, headersFor }: Answers): void {
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const end = (failure: Failure) => endWith(socket, failure, request, headersFor(request.headers))
    limits.answer(subscriberOf(addressOf(request))).then(() => end(methodNotAllowed('CONNECT', possible)), end)
  })
}

/** Answers what the router cannot read, such as a broken escape in the path: no hook runs there. */
export function answerUnroutable(addressOf: AddressOf, { limits, headersFor }: Answers) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers(headersFor(request.headers))
    limits.answer(subscriberOf(addressOf(request.raw))).then(
      () => sendFailure(error, request, reply),
      (refusal) => sendFailure(refusal, request, reply),
    )
  }
}
