import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Failure } from './failure.ts'
import { canonicalAddress, subscriberOf } from './ip-address.ts'
import { openPlaces } from './places.ts'
import type { TrustsPeer } from './proxy-trust.ts'
import { endWith } from './unreadable.ts'

/**
 * How long a request may take to arrive: its head, and all of it with the body, which is 1 MB at most. Answers may take as
 * long as they like: streams and sockets live on.
 */
export const headTimeoutMs = 20_000
export const requestTimeoutMs = 60_000
export const timeoutCheckMs = 2_000

export interface ConnectionOptions {
  trusts: TrustsPeer
  /** 0 is no bound. */
  perAddress: number
}

/** A trusted proxy has as many connections as it likes: everybody's come through it, and whose they are is not known yet. */
export function limitConnections(server: Server, { trusts, perAddress }: ConnectionOptions): void {
  const places = openPlaces(perAddress)
  server.on('connection', (socket: Socket) => {
    const peer = canonicalAddress(socket.remoteAddress ?? '')
    if (peer === undefined || trusts(peer, 0)) return
    const release = places.take(subscriberOf(peer))
    if (release !== undefined) return void socket.once('close', release)
    endWith(socket, tooManyConnections())
    // Nothing that comes on it is read any more.
    socket.destroySoon()
  })
}

const tooManyConnections = () =>
  new Failure(429, 'too_many_requests', 'Your address has too many connections.', { headers: { 'retry-after': '5' } })
