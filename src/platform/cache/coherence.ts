import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Redis } from 'ioredis'

/**
 * How processes may hold answers without asking anyone and still never show an old one.
 *
 * Each process registers in Redis for `leaseMs` at a time, and takes itself as registered only when the message it sent
 * along has come back to it: messages arrive in order, so by then it has seen everything announced before. Who changed
 * something announces it and goes on when every registered process has confirmed, or its registration has run out.
 */
export interface Coherence {
  /** Resolves when this process is registered and has seen every announcement made before. */
  register: () => Promise<void>
  /** Resolves when no process holds anything of these scopes any more; rejects when Redis is away. */
  announce: (scopes: readonly string[]) => Promise<void>
  stop: () => Promise<void>
}

export interface CoherenceOptions {
  redis: Redis
  /** A connection of its own, for listening. */
  subscriber: Redis
  prefix: string
  generation: () => string
  leaseMs: number
  /** Called for every announcement, this process's own too. It must be done when it returns. */
  onAnnounced: (scopes: readonly string[]) => void
}

type Message =
  | { kind: 'registered'; by: string; number: number }
  | { kind: 'changed'; by: string; number: number; scopes: string[] }
  | { kind: 'confirmed'; by: string; number: number }

const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local members, born = KEYS[1], KEYS[2]
local self, lease, channel, message = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
redis.call('SET', born, now, 'NX')`

const registerScript = `${clock}
redis.call('ZADD', members, now + lease, self)
redis.call('PUBLISH', channel, message)`

/** Answers how long the list has yet to grow before it is complete, then each member with the time it has left. */
const announceScript = `${clock}
redis.call('ZREMRANGEBYSCORE', members, '-inf', now)
redis.call('PUBLISH', channel, message)
local answer = { math.max(0, redis.call('GET', born) + lease - now) }
local registered = redis.call('ZRANGE', members, 0, -1, 'WITHSCORES')
for i = 1, #registered, 2 do
  answer[#answer + 1] = registered[i]
  answer[#answer + 1] = registered[i + 1] - now
end
return answer`

export async function joinCoherence(options: CoherenceOptions): Promise<Coherence> {
  const { redis, subscriber, prefix, generation, leaseMs, onAnnounced } = options
  const self = randomUUID()
  const common = `${prefix}:cache:bus`
  const own = `${common}:${self}`
  const registrations = trackRegistrations(leaseMs)
  const announcements = trackAnnouncements()
  let numbers = 0

  const run = (script: string, message: Message): Promise<unknown> => {
    const names = `${prefix}:cache:{bus}:${generation()}`
    const args = [self, leaseMs, common, JSON.stringify(message)]
    return redis.eval(script, 2, `${names}:members`, `${names}:born`, ...args)
  }
  const receive = (message: Message) => {
    if (message.kind === 'registered' && message.by === self) registrations.returned(message.number)
    if (message.kind === 'confirmed') announcements.confirmed(message.number, message.by)
    if (message.kind !== 'changed') return
    onAnnounced(message.scopes)
    if (message.by === self) return announcements.confirmed(message.number, self)
    const confirmation: Message = { kind: 'confirmed', by: self, number: message.number }
    // Unsaid, it costs the one who waits for it the rest of our registration, and nobody a wrong answer.
    redis.publish(`${common}:${message.by}`, JSON.stringify(confirmation)).catch(() => {})
  }

  subscriber.on('message', (_channel, text) => receive(JSON.parse(text) as Message))
  await subscriber.subscribe(common, own)

  return {
    async register() {
      const number = ++numbers
      await registrations.send(number, () => run(registerScript, { kind: 'registered', by: self, number }))
    },
    async announce(scopes) {
      const number = ++numbers
      const message: Message = { kind: 'changed', by: self, number, scopes: [...scopes] }
      await announcements.send(number, async () =>
        readRegister((await run(announceScript, message)) as (string | number)[]),
      )
    },
    stop: () => leave(redis, subscriber, () => `${prefix}:cache:{bus}:${generation()}:members`, self),
  }
}

/** The others need not wait for us; without Redis they find that out by themselves. */
async function leave(redis: Redis, subscriber: Redis, members: () => string, self: string): Promise<void> {
  try {
    await subscriber.unsubscribe()
    await redis.zrem(members(), self)
  } catch {}
}

/** Registrations of this process that have not come back to it yet. */
function trackRegistrations(leaseMs: number) {
  const pending = new Map<number, () => void>()
  return {
    returned: (number: number) => pending.get(number)?.(),
    async send(number: number, register: () => Promise<unknown>) {
      const returned = Promise.withResolvers<void>()
      const tooLate = setTimeout(() => returned.reject(new Error('The cache cannot hear itself.')), leaseMs / 2)
      pending.set(number, returned.resolve)
      try {
        await Promise.all([register(), returned.promise])
      } finally {
        clearTimeout(tooLate)
        pending.delete(number)
      }
    },
  }
}

/** Announcements of this process that have not been confirmed by everybody yet. */
function trackAnnouncements() {
  const pending = new Map<number, (member: string) => void>()
  return {
    confirmed: (number: number, member: string) => pending.get(number)?.(member),
    /** `announce` answers who was registered when the others were told. */
    async send(number: number, announce: () => Promise<Register>) {
      const confirmed = new Set<string>()
      const everybody = Promise.withResolvers<void>()
      let awaited: string[] | undefined
      const check = () => awaited?.every((member) => confirmed.has(member)) && everybody.resolve()
      pending.set(number, (member) => {
        confirmed.add(member)
        check()
      })
      try {
        const { incompleteForMs, members } = await announce()
        awaited = [...members.keys()]
        check()
        const isAwaited = awaited.some((member) => !confirmed.has(member))
        await Promise.all([
          incompleteForMs > 0 && delay(incompleteForMs),
          isAwaited && atMost(Math.max(...members.values()), everybody.promise),
        ])
      } finally {
        pending.delete(number)
      }
    },
  }
}

interface Register {
  incompleteForMs: number
  /** With the time that each has left. */
  members: Map<string, number>
}

/** The list, and how long it has yet to grow after Redis lost or never had it. */
function readRegister([incompleteForMs, ...pairs]: (string | number)[]): Register {
  const members = new Map<string, number>()
  for (let at = 0; at < pairs.length; at += 2) members.set(String(pairs[at]), Number(pairs[at + 1]))
  return { incompleteForMs: Number(incompleteForMs), members }
}

async function atMost(ms: number, promise: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, ms)
  await Promise.race([promise, over.promise])
  clearTimeout(timer)
}
