import type { IncomingMessage } from 'node:http'
import type { Server } from 'socket.io'
import type { AddressLimits } from '../http/address-limits.ts'
import type { AddressOf } from '../http/client-address.ts'
import { subscriberOf } from '../http/ip-address.ts'
import { openPlaces } from '../http/places.ts'
import { endWith } from '../http/unreadable.ts'

export interface AdmissionOptions {
  addressOf: AddressOf
  limits: AddressLimits
  /** Of this process; 0 is no bound. */
  socketsPerAddress: number
}

/** Of this process. */
const maxSockets = 10_000
/** Whoever was let in and is no socket by then gives the place back. */
const handshakeMs = 10_000

type Decide = (refusal: string | null, admitted: boolean) => void
type EngineRequest = IncomingMessage & { _query?: Record<string, string> }
interface EngineSocket {
  id: string
  request: IncomingMessage
  once: (event: 'close', listener: () => void) => void
}

export interface Admission {
  allowRequest: (request: IncomingMessage, decide: Decide) => void
  /** Follows what becomes of those who were let in, and counts everybody who asks. */
  follow: (engine: Server['engine']) => void
}

/** Lets in as many sockets as the process has room for, and of one address no more than its share. A refusal says why. */
export function admitSockets({ addressOf, limits, socketsPerAddress }: AdmissionOptions): Admission {
  const places = openPlaces(socketsPerAddress)
  /** Who was let in and is no socket yet, and how each gives the place back. */
  const waiting = new Map<IncomingMessage, { release: () => void; timer: NodeJS.Timeout }>()
  /** By their ids. */
  const open = new Set<string>()

  function allowRequest(request: IncomingMessage, decide: Decide): void {
    const refuse = (why: string) => decide(why, false)
    if (open.size + waiting.size >= maxSockets) return void refuse('There are too many sockets. Try again later.')
    const release = places.take(subscriberOf(addressOf(request)))
    if (release === undefined) return void refuse('Your address has too many sockets.')
    const timer = setTimeout(() => settle(request)?.(), handshakeMs)
    timer.unref()
    waiting.set(request, { release, timer })
    decide(null, true)
  }

  function settle(request: IncomingMessage): (() => void) | undefined {
    const { release, timer } = waiting.get(request) ?? {}
    clearTimeout(timer)
    waiting.delete(request)
    return release
  }

  /** What comes here passes none of the app's hooks: every request that belongs to no open socket counts. */
  function countRequest(request: EngineRequest, _response: unknown, next: () => void): void {
    const { sid } = request._query ?? {}
    if (sid !== undefined && open.has(sid)) return void next()
    limits.answer(subscriberOf(addressOf(request))).then(next, (refusal) => endWith(request.socket, refusal, request))
  }

  function follow(engine: Server['engine']): void {
    engine.use(countRequest)
    engine.on('connection', (socket: EngineSocket) => {
      const release = settle(socket.request)
      open.add(socket.id)
      socket.once('close', () => {
        open.delete(socket.id)
        release?.()
      })
    })
    engine.on('connection_error', ({ req }: { req: IncomingMessage }) => settle(req)?.())
  }

  return { allowRequest, follow }
}
