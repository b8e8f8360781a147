import type { Socket } from 'socket.io'
import { z } from 'zod'
import { authenticate, type ChooseShop, type Identities, type Identity } from '#modules/identity/access/index.ts'
import type { TokenWatch } from '#modules/identity/tokens/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { isDatabaseUnavailable } from '#platform/database/unavailable.ts'
import { Failure, serverError, unavailable } from '#platform/http/failure.ts'
import type { Places } from '#platform/http/places.ts'
import { sessionOfOwnPage } from '#platform/http/session-cookie.ts'
import type { Logger } from '#platform/observability/logger.ts'
import type { Monitor } from '#platform/observability/monitor.ts'
import { belongsTo, note, noteException } from '#platform/observability/story.ts'
import { requireChannel } from './channels.ts'
import { recordConnection } from './record-connection.ts'

export interface SubscriptionOptions {
  /** Sockets of one user. */
  places: Places
  /** Each subscription is a read like a request, and counts as one: by its token, or by the address where that opens nothing. */
  countFor: (identity: Identity | undefined) => Promise<void>
  /** Whose address the socket comes from: Socket.IO knows that of the proxy alone. */
  ip: string
  database: Database
  identities: Identities
  chooseShop: ChooseShop
  tokens: TokenWatch
  monitor: Monitor
  log: Logger
}

/** As laravel-echo sends it; the headers are those of its `auth` option. */
const SubscribeRequest = z.object({
  channel: z.string().max(100),
  auth: z.object({ headers: z.record(z.string(), z.string()).default({}) }).default({ headers: {} }),
})

const maxSubscriptions = 100

/** Answers `subscribe` and `unsubscribe` of one socket, in the order in which they come. */
export function serveSubscriptions(socket: Socket, options: SubscriptionOptions): void {
  const channels = new Set<string>()
  const connection = { userId: undefined as number | undefined, channels }
  const watched = new Map<string, () => void>()
  const held = new Map<number, () => void>()
  let turn = Promise.resolve()

  /** One at a time: a socket that asks for much waits for itself alone. */
  const inTurn = (name: string, work: () => Promise<Answered>) => {
    turn = turn.then(() =>
      socket.connected ? recordTurn(options.monitor, { name, requestId: socket.id }, work) : undefined,
    )
  }

  function watch(identity: Identity): void {
    const key = `${identity.token.id} ${identity.shopId}`
    if (watched.has(key) || !socket.connected) return
    const end = () => void socket.disconnect(true)
    watched.set(
      key,
      options.tokens.watch(identity, end, () => options.identities.keeps(identity)),
    )
  }

  function holdPlace(userId: number): void {
    if (held.has(userId) || !socket.connected) return
    const release = options.places.take(String(userId))
    if (release === undefined) throw tooManySockets()
    held.set(userId, release)
  }

  async function subscribe(request: unknown): Promise<Answered> {
    const channel = channelNamed(request)
    try {
      if (channels.size >= maxSubscriptions && !channels.has(channel)) throw tooManySubscriptions()
      const { auth } = readRequest(request)
      const person = await authenticate(credentialsOf(socket, auth.headers), options.ip, options.identities).catch(
        async (error) => {
          await options.countFor(undefined)
          throw error
        },
      )
      await options.countFor(person)
      const known = await options.chooseShop(person, headerNamed('x-souk-shop', auth.headers))
      watch(known)
      // Looked up after the watch began: what is lost from here on is heard.
      const identity = await options.identities.anew(known)
      holdPlace(identity.userId)
      connection.userId = identity.userId
      belongsTo(identity.shopId)
      const from = { ip: options.ip, requestId: socket.id }
      await requireChannel(options.database, channel, { identity, ...from })
      if (!socket.connected) return {}
      await socket.join(channel)
      channels.add(channel)
      socket.emit('subscription_succeeded', channel)
      return {}
    } catch (error) {
      return refuse(channel, error)
    }
  }

  function refuse(channel: string, error: unknown): Answered {
    const { statusCode: status, message } = toFailure(error, options.log)
    if (status >= 500) noteException(error)
    else note('authorization', channel, { failure: message, details: { status } })
    socket.emit('subscription_error', channel, { status, message })
    return status >= 500 ? {} : { refusal: message }
  }

  async function unsubscribe(request: unknown): Promise<Answered> {
    const channel = channelNamed(request)
    if (channels.delete(channel)) await socket.leave(channel)
    return {}
  }

  recordConnection(socket, options, connection)
  socket.on('subscribe', (request: unknown) => inTurn(`subscribe ${channelNamed(request)}`, () => subscribe(request)))
  socket.on('unsubscribe', (request: unknown) =>
    inTurn(`unsubscribe ${channelNamed(request)}`, () => unsubscribe(request)),
  )
  socket.on('disconnect', () => {
    for (const end of [...watched.values(), ...held.values()]) end()
  })
}

/** What the socket was answered; a refusal is kept where other refusals are. */
interface Answered {
  refusal?: string
}

interface Turn {
  name: string
  requestId: string
}

async function recordTurn(monitor: Monitor, turn: Turn, work: () => Promise<Answered>): Promise<void> {
  await monitor.record({ kind: 'socket', ...turn }, work, (answered) => answered)
}

function readRequest(request: unknown): z.infer<typeof SubscribeRequest> {
  const result = SubscribeRequest.safeParse(request)
  if (!result.success) throw new Failure(422, 'validation_failed', 'A subscription is {channel, auth: {headers}}.')
  return result.data
}

/** So that a refusal can name what it refuses, whatever else is wrong with the request. */
function channelNamed(request: unknown): string {
  const { channel } = (request ?? {}) as { channel?: unknown }
  return typeof channel === 'string' ? channel.slice(0, 100) : ''
}

/** What the subscription names or, from a page of ours, the browser's session: its cookie came with the handshake. */
function credentialsOf({ handshake }: Socket, headers: Record<string, string>): string | undefined {
  const named = headerNamed('authorization', headers)
  const session = named === undefined ? sessionOfOwnPage(handshake.headers) : undefined
  return session === undefined ? named : `Bearer ${session}`
}

const headerNamed = (wanted: string, headers: Record<string, string>) =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1]

const tooManySubscriptions = () =>
  new Failure(429, 'too_many_requests', `A socket may have ${maxSubscriptions} subscriptions.`)

const tooManySockets = () => new Failure(429, 'too_many_requests', 'You have too many sockets open already.')

function toFailure(error: unknown, log: Logger): Failure {
  if (error instanceof Failure) return error
  log.warn({ err: error }, 'subscription failed')
  return isDatabaseUnavailable(error) ? unavailable() : serverError()
}
