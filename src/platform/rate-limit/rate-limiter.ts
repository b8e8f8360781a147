import { isCluster, type RedisClient } from '../redis/open.ts'
import { type Count, type Counter, countInProcess } from './process-counter.ts'

export type { Count, Counter } from './process-counter.ts'

export const windowMs = 60_000

type Counted = [count: number, endsInMs: number]

interface Scripts {
  soukCount(key: string, increment: number, windowMs: number): Promise<Counted>
}

interface ScriptsInOneMessage {
  soukCount(key: string, increment: number, windowMs: number): unknown
  exec(): Promise<[error: Error | null, counted: Counted][] | null>
}

/** The first count opens the window, and the window's end deletes it; neither looking nor taking back opens one. */
const script = `
  local count = tonumber(redis.call('GET', KEYS[1]) or '0')
  local increment = tonumber(ARGV[1])
  if increment > 0 then
    count = redis.call('INCRBY', KEYS[1], increment)
    if count == increment then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
  elseif increment < 0 and count > 0 then
    count = redis.call('DECR', KEYS[1])
  end
  return {count, math.max(redis.call('PTTL', KEYS[1]), 0)}`

export interface RateLimiterOptions {
  redis: RedisClient
  prefix: string
  /** Called once when Redis is lost, and once when it is back. */
  onFallback: (lost: boolean) => void
}

/** Counts per minute that all processes share; while Redis is away, each process counts for itself. */
export function createCounter({ redis, prefix, onFallback }: RateLimiterOptions): Counter {
  redis.defineCommand('soukCount', { numberOfKeys: 1, lua: script })
  const scripts = redis as unknown as Scripts
  const alone = countInProcess(windowMs)
  const keyOf = (name: string) => `${prefix}:{${name}}:rate`
  let lost = false

  async function shared<T>(attempt: () => Promise<T>, fallback: () => Promise<T>): Promise<T> {
    try {
      const answer = await attempt()
      if (lost) onFallback(false)
      lost = false
      return answer
    } catch {
      if (!lost) onFallback(true)
      lost = true
      return fallback()
    }
  }

  const countOnce = async (name: string, increment: number): Promise<Count> => {
    const [count, endsInMs] = await scripts.soukCount(keyOf(name), increment, windowMs)
    return { count, endsInMs }
  }

  const count = (name: string, increment: number, fallback: () => Promise<Count>) =>
    shared(() => countOnce(name, increment), fallback)

  const takeTogether = async (counts: readonly (readonly [string, number])[]): Promise<Count[]> => {
    // One message goes to one node.
    if (isCluster(redis)) return Promise.all(counts.map(([name, times]) => countOnce(name, times)))
    const message = redis.pipeline() as unknown as ScriptsInOneMessage
    for (const [name, times] of counts) message.soukCount(keyOf(name), times, windowMs)
    const answers = (await message.exec()) ?? []
    return answers.map(([error, [count, endsInMs] = [0, 0]]) => {
      if (error !== null) throw error
      return { count, endsInMs }
    })
  }

  return {
    take: (name, times = 1) => count(name, times, () => alone.take(name, times)),
    takeBack: async (name) => void (await count(name, -1, () => alone.takeBack(name).then(() => alone.look(name)))),
    takeMany: (counts) =>
      shared(
        () => takeTogether(counts),
        () => alone.takeMany(counts),
      ),
    look: (name) => count(name, 0, () => alone.look(name)),
    clear: (name) =>
      shared(
        async () => void (await redis.del(keyOf(name))),
        () => alone.clear(name),
      ),
  }
}
