import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { type Answer, decodeAnswer, encodeAnswer } from './answer.ts'

/** What everybody in a scope would be told: one user's answers about a topic, or those about all users. */
export interface Scope {
  topic: string
  user: number | 'all'
}

export const nameOf = ({ topic, user }: Scope) => `${topic}:${user}`

export interface StoredAnswers {
  /** The scope's version, and the answer if one made under that version is there, with the time it has left. */
  look: (
    scope: Scope,
    key: string,
  ) => Promise<{ version: string; found: { answer: Answer; lifeMs: number } | undefined }>
  /** Keeps the answer, unless the scope has changed since `version` was read: then it is old already. */
  keep: (scope: Scope, key: string, version: string, answer: Answer) => Promise<boolean>
  /** From here on nothing is found that was made before. */
  outdate: (scopes: readonly Scope[]) => Promise<void>
  outdateAll: () => Promise<void>
}

export interface StoredAnswersOptions {
  prefix: string
  /** Names the server's life: what a server brings back from before a restart may lack the last changes. */
  generation: () => string
  lifeSeconds: number
  maxEntriesPerScope: number
  maxBytesPerScope: number
}

/**
 * A scope's version is a random word that any reader may set where there is none; outdating is deleting it. An answer
 * counts only under the version that it names, so that whatever vanishes from Redis, by eviction or by an operator's
 * hand, makes entries unusable and never old ones usable.
 */
const versionLifeSeconds = 3_600

/** Stores under the version's guard, and lets the least recently used go until the scope fits into its bounds again. */
const keepScript = `
local version, entry, recent, sizes = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local expected, bytes, life, now, max_entries, max_bytes = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
if redis.call('GET', version) ~= expected or #bytes > max_bytes then return 0 end
local total = redis.call('HINCRBY', sizes, '', #bytes - tonumber(redis.call('HGET', sizes, entry) or 0))
redis.call('SET', entry, bytes, 'EX', life)
redis.call('HSET', sizes, entry, #bytes)
redis.call('ZADD', recent, now, entry)
while total > max_bytes or redis.call('ZCARD', recent) > max_entries do
  local oldest = redis.call('ZPOPMIN', recent)[1]
  if not oldest then break end
  total = redis.call('HINCRBY', sizes, '', -tonumber(redis.call('HGET', sizes, oldest) or 0))
  redis.call('HDEL', sizes, oldest)
  redis.call('UNLINK', oldest)
end
redis.call('EXPIRE', recent, life)
redis.call('EXPIRE', sizes, life)
return 1`

/** Answers of one millisecond have an order, too. */
const exactNow = () => performance.timeOrigin + performance.now()

export function openStoredAnswers(redis: Redis, options: StoredAnswersOptions): StoredAnswers {
  const { prefix, generation, lifeSeconds, maxEntriesPerScope, maxBytesPerScope } = options
  const base = ({ topic, user }: Scope) => `${prefix}:cache:{${user}}:${generation()}:${topic}`

  const openVersion = async (name: string): Promise<string> => {
    const proposed = randomUUID()
    await redis.set(name, proposed, 'EX', versionLifeSeconds, 'NX')
    return (await redis.get(name)) ?? proposed
  }

  return {
    async look(scope, key) {
      const names = base(scope)
      const entry = `${names}:${key}`
      const [version, stored, lifeMs] = await Promise.all([
        redis.get(`${names}:version`),
        redis.getBuffer(entry),
        redis.pttl(entry),
        redis.zadd(`${names}:recent`, 'XX', exactNow(), entry),
      ])
      if (version === null) return { version: await openVersion(`${names}:version`), found: undefined }
      const answer = stored === null || lifeMs <= 0 ? undefined : decodeAnswer(stored, version)
      return { version, found: answer && { answer, lifeMs } }
    },
    async keep(scope, key, version, answer) {
      const names = base(scope)
      const keys = ['version', key, 'recent', 'sizes'].map((name) => `${names}:${name}`)
      const bytes = encodeAnswer(answer, version)
      const bounds = [maxEntriesPerScope, maxBytesPerScope]
      return (await redis.eval(keepScript, 4, ...keys, version, bytes, lifeSeconds, exactNow(), ...bounds)) === 1
    },
    async outdate(scopes) {
      await Promise.all(scopes.map((scope) => redis.del(`${base(scope)}:version`)))
    },
    async outdateAll() {
      for await (const keys of redis.scanStream({ match: `${prefix}:cache:{*}:*:version`, count: 1_000 })) {
        await Promise.all((keys as string[]).map((key) => redis.unlink(key)))
      }
    },
  }
}
