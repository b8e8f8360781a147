import { inOneWrite } from '../in-one-write.ts'
import { connectRedis, requestOptions } from '../redis/connect.ts'
import type { Patience } from '../redis/patience.ts'
import { type Answer, sizeOf } from './answer.ts'
import { joinCoherence } from './coherence.ts'
import { type Invalidation, openInvalidationLog } from './invalidation-log.ts'
import { followGeneration } from './server-generation.ts'
import { shareRuns } from './share-runs.ts'
import { openShelves, type Shelf, type Shelves } from './shelves.ts'
import { nameOf, openStoredAnswers, type Scope, type StoredAnswers } from './stored-answers.ts'

import { leaseMs, startUpkeep, type Upkeep } from './upkeep.ts'

export interface Read {
  answer: Answer
  /** Nothing had to be made. */
  hit: boolean
}

/** A look at what is held: without waiting and without asking anyone, as often as one likes. */
export type Look<T> = () => T | undefined

/** Finished answers, in Redis and in this process, never older than the last change that was answered. */
export interface Cache {
  /** For the answer, where this process holds it. */
  lookFor: (scope: Scope, key: string) => Look<Answer>
  /** The answer from this process, from Redis, or made by `produce` once for all who want it. */
  read: (scope: Scope, key: string, produce: () => Promise<Answer>) => Promise<Read>
  /** For what was remembered and holds still. */
  recall: <T>(scope: Scope, key: string) => Look<T>
  /** A value that this process alone holds, until something of the scope changes; undefined is not held. */
  remember: <T>(scope: Scope, key: string, make: () => Promise<T | undefined>) => Promise<T | undefined>
  /** The same for what is made later, from what is seen now: it is held unless something has changed since this call. */
  rememberSinceNow: <T>(scope: Scope, key: string) => (make: () => Promise<T | undefined>) => Promise<T | undefined>
  /** Awaited after the commit of what the rows tell: from then on nobody is shown what was before. Never rejects. */
  invalidate: (rows: readonly Invalidation[]) => Promise<void>
  /** Empties these scopes, or everything, on every process. Rejects when Redis is away. */
  clear: (scopes?: readonly Scope[]) => Promise<void>
  close: () => Promise<void>
}

export interface CacheOptions {
  redisUrl: string
  prefix: string
  applicationUrl: string
  platformRole: string
  patience: Patience
  onError: (error: Error) => void
}

const lifeSeconds = 900
/** As long as in Redis: what is held ends with the next change, and its time is only for what no change ever ends. */
const nearLifeMs = lifeSeconds * 1_000
/** What Redis did not take is offered to it again soon. */
const unstoredLifeMs = 1_000
/** A remembered value is small; this is about what it takes with its key. */
const rememberedBytes = 1_024
/** A writer waits longer than readers do: without Redis it would have to outwait everybody's lease. */
const writerPatienceMs = 400
const mebibyte = 2 ** 20
const boundsInRedis = { maxEntriesPerScope: 500, maxBytesPerScope: 8 * mebibyte }
const boundsInProcess = { maxBytes: 96 * mebibyte, maxBytesPerScope: 4 * mebibyte }
const everything = '*'

export async function openCache(options: CacheOptions): Promise<Cache> {
  const { redisUrl, prefix, patience, onError } = options
  await using opened = new AsyncDisposableStack()
  const settings = { ...requestOptions, autoResendUnfulfilledCommands: false }
  const redis = await connectRedis(redisUrl, { ...settings, commandTimeout: writerPatienceMs }, onError)
  opened.defer(() => redis.disconnect())
  const subscriber = await connectRedis(redisUrl, settings, onError)
  opened.defer(() => subscriber.disconnect())
  const log = openInvalidationLog(options)
  opened.defer(log.close)

  const generation = followGeneration(redis)
  const shelves = openShelves(boundsInProcess)
  const named = { prefix, generation: generation.current }
  const stored = openStoredAnswers(redis, { ...named, lifeSeconds, ...boundsInRedis })
  const onAnnounced = (scopes: readonly string[]) => {
    for (const scope of scopes) scope === everything ? shelves.clear() : shelves.takeDown(scope)
  }
  const coherence = await joinCoherence({ redis, subscriber, ...named, leaseMs, onAnnounced })
  const together = <T>(work: () => T) => inOneWrite(redis.stream, work)
  const upkeep = await startUpkeep({ generation, log, stored, shelves, coherence, together, onError })
  opened.defer(upkeep.stop)
  for (const connection of [redis, subscriber]) connection.on('close', upkeep.suspend)

  const stack = opened.move()
  return {
    ...reading({ shelves, stored, upkeep, patience, onError }),
    invalidate: upkeep.invalidate,
    async clear(scopes) {
      if (scopes !== undefined) return upkeep.outdate(scopes)
      await stored.outdateAll()
      await coherence.announce([everything])
    },
    close: () => stack.disposeAsync(),
  }
}

interface ReadingOptions {
  shelves: Shelves
  stored: StoredAnswers
  upkeep: Upkeep
  patience: Patience
  onError: (error: Error) => void
}

type Reading = Pick<Cache, 'lookFor' | 'read' | 'recall' | 'remember' | 'rememberSinceNow'>

function reading({ shelves, stored, upkeep, patience, onError }: ReadingOptions): Reading {
  const pastTheCache = shareRuns<unknown>()
  const made = async (produce: () => Promise<Answer>): Promise<Read> => ({ answer: await produce(), hit: false })
  const inTime = <T>(work: () => Promise<T>) => patience.wait(work).catch(onError)

  const shelve = (shelf: Shelf, key: string, answer: Answer, lifeMs: number) =>
    shelves.put(shelf, key, { value: answer, bytes: sizeOf(answer), lifeMs })

  const fetch = async (scope: Scope, key: string, shelf: Shelf, produce: () => Promise<Answer>): Promise<Read> => {
    const looked = await inTime(() => stored.look(scope, key))
    if (looked?.found !== undefined) {
      const { answer, lifeMs } = looked.found
      shelve(shelf, key, answer, Math.min(nearLifeMs, lifeMs))
      return { answer, hit: true }
    }
    const read = await made(produce)
    const kept = looked && (await inTime(() => stored.keep(scope, key, looked.version, read.answer)))
    shelve(shelf, key, read.answer, kept ? nearLifeMs : unstoredLifeMs)
    return read
  }

  const recall = <T>(scope: Scope, key: string): Look<T> => {
    const name = nameOf(scope)
    return () => (upkeep.trusted() ? (shelves.find(name, key) as T | undefined) : undefined)
  }
  const rememberSinceNow: Cache['rememberSinceNow'] = <T>(scope: Scope, key: string) => {
    const shelf = shelves.shelfOf(nameOf(scope))
    return async (make: () => Promise<T | undefined>) => {
      const known = recall<T>(scope, key)()
      if (known !== undefined) return known
      if (!upkeep.trusted()) return pastTheCache(`${nameOf(scope)} ${key}`, make) as Promise<T | undefined>
      return fetchOnce(shelf, key, async () => {
        const value = await make()
        if (value !== undefined) shelves.put(shelf, key, { value, bytes: rememberedBytes, lifeMs: nearLifeMs })
        return value
      })
    }
  }
  return {
    lookFor: recall<Answer>,
    recall,
    async read(scope, key, produce) {
      const answer = recall<Answer>(scope, key)()
      if (answer !== undefined) return { answer, hit: true }
      if (!upkeep.trusted()) return pastTheCache(`${nameOf(scope)} ${key}`, () => made(produce)) as Promise<Read>
      const shelf = shelves.shelfOf(nameOf(scope))
      return fetchOnce(shelf, key, () => fetch(scope, key, shelf, produce))
    },
    remember: <T>(scope: Scope, key: string, make: () => Promise<T | undefined>) =>
      rememberSinceNow<T>(scope, key)(make),
    rememberSinceNow,
  }
}

/** Who wants what is being fetched already joins: all of them began after the last change. */
function fetchOnce<T>(shelf: Shelf, key: string, fetch: () => Promise<T>): Promise<T> {
  const underWay = shelf.fetching.get(key)
  if (underWay !== undefined) return underWay as Promise<T>
  const fetching = fetch().finally(() => shelf.fetching.delete(key))
  shelf.fetching.set(key, fetching)
  return fetching
}
