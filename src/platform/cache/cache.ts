import { LRUCache } from 'lru-cache'
import { gather } from '../gather.ts'
import { connectRedis, requestOptions } from '../redis/connect.ts'
import { onLoss } from '../redis/open.ts'
import type { Patience } from '../redis/patience.ts'
import type { Answer } from './answer.ts'
import { openInvalidationLog } from './invalidation-log.ts'
import { type Outdating, openOutdating } from './outdating.ts'
import type { Scope } from './scope.ts'
import { followGeneration } from './server-generation.ts'
import { openSharedCache, type SharedCache, type Versions } from './shared-cache.ts'
import { nextFlight, singleFlight } from './single-flight.ts'
import { type Sweep, startSweep } from './sweep.ts'

export interface Read {
  answer: Answer
  /** Nothing had to be made. */
  hit: boolean
}

/** The versions of a user's answers, or of those about all users, at one moment. Good for one request. */
export interface Seen {
  user: Scope['user']
  /** Undefined where nothing is known, as without Redis. */
  versions: Versions | undefined
}

/** Finished answers, in Redis and in this process, never older than the last change that was answered. */
export interface Cache {
  /** Asked once per request, whatever it reads then; who asks while Redis is being asked goes with the next message. */
  see: (user: Scope['user']) => Promise<Seen>
  /** The answer from this process, from Redis, or made by `produce` once for all who want it. */
  read: (seen: Seen, topic: string, key: string, produce: () => Promise<Answer>) => Promise<Read>
  /** A value that this process alone holds, until something of the scope changes; undefined is not held. */
  remember: <T>(seen: Seen, topic: string, key: string, make: () => Promise<T | undefined>) => Promise<T | undefined>
  /** Every commit that changes something goes through here. */
  outdating: Outdating
  /** Forgets these scopes, or everything, on every process. Rejects when Redis is away. */
  clear: (scopes?: readonly Scope[]) => Promise<void>
  close: () => Promise<void>
}

export interface CacheOptions {
  redisUrl: string
  prefix: string
  sessionUrl: string
  platformRole: string
  patience: Patience
  onError: (error: Error) => void
}

const mebibyte = 2 ** 20
const boundsInRedis = { maxEntriesPerScope: 500, maxBytesPerScope: 8 * mebibyte }
const maxBytesInProcess = 32 * mebibyte
/** About what a value takes with its key, and an answer beside its text. */
const entryBytes = 1_024

export async function openCache(options: CacheOptions): Promise<Cache> {
  const { redisUrl, prefix, patience, onError } = options
  await using opened = new AsyncDisposableStack()
  const redis = await connectRedis(redisUrl, { ...requestOptions, autoResendUnfulfilledCommands: false }, onError)
  opened.defer(() => redis.disconnect())
  const log = openInvalidationLog(options)
  opened.defer(log.close)
  const generation = followGeneration(redis)
  const shared = openSharedCache(redis, { prefix, generation: generation.current, ...boundsInRedis })
  const sweep = await startSweep({ generation, log, shared, onError })
  opened.defer(sweep.stop)
  onLoss(redis, sweep.suspend)

  const stack = opened.move()
  return {
    ...openReading({ shared, sweep, patience, onError }),
    outdating: openOutdating({ shared, sweep, patience, onError }),
    clear: (scopes) => (scopes === undefined ? shared.outdateAll() : shared.outdate(scopes)),
    close: () => stack.disposeAsync(),
  }
}

interface ReadingOptions {
  shared: SharedCache
  sweep: Sweep
  patience: Patience
  onError: (error: Error) => void
}

interface Held {
  version: string
  value: NonNullable<unknown>
  bytes: number
}

/**
 * An answer that is held counts as long as Redis names the version it was made under. A run for a version may be shared by
 * all who have seen that version: had a change been answered since, they would have seen another one.
 */
function openReading({ shared, sweep, patience, onError }: ReadingOptions): Pick<Cache, 'see' | 'read' | 'remember'> {
  const held = new LRUCache<string, Held>({ maxSize: maxBytesInProcess, sizeCalculation: ({ bytes }) => bytes })
  const once = singleFlight()
  const pastTheCache = nextFlight()
  const inTime = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (!sweep.trusted()) return undefined
    try {
      return await patience.wait(work)
    } catch (error) {
      sweep.suspend()
      onError(error as Error)
      return undefined
    }
  }
  const find = <T>(name: string, version: string | undefined): T | undefined => {
    const entry = held.get(name)
    return entry !== undefined && entry.version === version ? (entry.value as T) : undefined
  }
  const versionsOf = gather(async (users: Scope['user'][]) => {
    const found = await inTime(() => shared.versionsOf(users))
    return found ?? users.map((): undefined => undefined)
  })
  const look = async ({ user, versions }: Seen, topic: string, key: string) => {
    const looked = versions && (await inTime(() => shared.look({ topic, user }, key)))
    if (versions !== undefined && looked !== undefined) versions[topic] = looked.version
    return looked
  }

  return {
    see: async (user) => ({ user, versions: sweep.trusted() ? await versionsOf(user) : undefined }),

    async read(seen, topic, key, produce) {
      const { user } = seen
      const name = `${user} ${topic} ${key}`
      const known = find<Answer>(name, seen.versions?.[topic])
      if (known !== undefined) return { answer: known, hit: true }
      const made = async () => ({ answer: await produce(), hit: false })
      const looked = await look(seen, topic, key)
      if (looked === undefined) return pastTheCache(name, made)
      const { version, answer } = looked
      const hold = (value: Answer) => held.set(name, { version, value, bytes: value.bytes + entryBytes })
      if (answer !== undefined) {
        hold(answer)
        return { answer, hit: true }
      }
      return once(`${name} ${version}`, async () => {
        const read = await made()
        hold(read.answer)
        // What Redis did not take in time is made once more, and offered to it again.
        const keep = () => shared.keep({ topic, user }, key, version, read.answer)
        void inTime(keep).then((kept) => kept === undefined && held.delete(name))
        return read
      })
    },

    async remember<T>(seen: Seen, topic: string, key: string, make: () => Promise<T | undefined>) {
      const name = `${seen.user} ${topic} ${key}`
      const version = seen.versions?.[topic] ?? (await look(seen, topic, key))?.version
      if (version === undefined) return pastTheCache(name, make)
      return (
        find<T>(name, version) ??
        once(`${name} ${version}`, async () => {
          const value = await make()
          if (value != null) held.set(name, { version, value, bytes: entryBytes })
          return value
        })
      )
    },
  }
}
