import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AddressLimits } from './address-limits.ts'
import type { AddressOf } from './client-address.ts'
import { failureBody } from './envelope.ts'
import { Failure, malformedRequest } from './failure.ts'
import { sendFailure } from './failures.ts'
import { canonicalAddress, subscriberOf } from './ip-address.ts'
import type { TrustsPeer } from './proxy-trust.ts'
import { requestId } from './request-id.ts'

export interface UnreadableOptions {
  trusts: TrustsPeer
  limits: AddressLimits
}

/** Answers what Node itself cannot parse as HTTP, or waited for in vain, before there is a request. It is counted like one. */
export function answerUnreadable({ trusts, limits }: UnreadableOptions) {
  const answering = new WeakSet<Socket>()
  return async (error: NodeJS.ErrnoException, socket: Socket): Promise<void> => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) return void socket.destroy()
    // What comes behind the first unreadable bytes is no more readable.
    if (answering.has(socket)) return
    answering.add(socket)
    const peer = canonicalAddress(socket.remoteAddress ?? '')
    // Whom a proxy speaks for stands in what could not be read.
    const counted = peer === undefined || trusts(peer, 0) ? undefined : limits.answer(subscriberOf(peer))
    await Promise.resolve(counted).then(
      () => endWith(socket, unreadable(error)),
      (refusal: Failure) => endWith(socket, refusal),
    )
  }
}

/** Whether the head of an answer is on its way: what were written now would stand in the middle of it. */
function isAnswering(socket: Socket & { _httpMessage?: ServerResponse | null }): boolean {
  return socket._httpMessage?.headersSent === true
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
) {
  if (!socket.writable) return void socket.destroy()
  const id = requestId({ headers })
  const body = JSON.stringify(failureBody(failure, id))
  const lines = Object.entries(failure.headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(
    [
      `HTTP/1.1 ${failure.statusCode} ${STATUS_CODES[failure.statusCode]}`,
      'content-type: application/json; charset=utf-8',
      `x-request-id: ${id}`,
      ...lines,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** Answers what the router cannot read, such as a broken escape in the path: no hook comes by there. */
export function answerUnroutable(addressOf: AddressOf, limits: AddressLimits) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    limits.answer(subscriberOf(addressOf(request.raw))).then(
      () => sendFailure(error, request, reply),
      (refusal) => sendFailure(refusal, request, reply),
    )
  }
}
