import { randomUUID } from 'node:crypto'
import { findLead } from '../redis/lead.ts'
import { hasSuccessors, isCluster, primariesOf, type RedisClient } from '../redis/open.ts'
import { type Answer, decodeAnswer, encodeAnswer } from './answer.ts'
import type { Scope } from './scope.ts'

/** By topic: what a user's answers are called as long as nothing changes. None where a change is under way. */
export type Versions = Record<string, string>

/** What all processes share, in Redis. */
export interface SharedCache {
  /** The versions of each of these users, in their order. */
  versionsOf: (users: Scope['user'][]) => Promise<Versions[]>
  /** The scope's version, and the answer made under it; undefined while somebody changes something of the scope. */
  look: (scope: Scope, key: string) => Promise<{ version: string; answer: Answer | undefined } | undefined>
  /** Keeps the answer, and says so, unless something of the scope has changed since `version` was read, or is about to. */
  keep: (scope: Scope, key: string, version: string, answer: Answer) => Promise<boolean>
  /** From here on nothing is found of these scopes, nor kept, until the writer is done. */
  markWriter: (scopes: readonly Scope[], writer: string) => Promise<void>
  /** From here on nothing is found that was made before. */
  outdate: (scopes: readonly Scope[], writer?: string) => Promise<void>
  outdateAll: () => Promise<void>
}

export interface SharedCacheOptions {
  prefix: string
  /** Names one run of the server: what it loads after a restart may lack the last changes. */
  generation: () => string
  maxEntriesPerScope: number
  maxBytesPerScope: number
}

const lifeSeconds = 900
/** Longer than any commit can take: ten seconds for a connection, and three statements of fifteen. */
const writerSeconds = 60
/** So that no script holds up Redis when a role of many users changes. */
const scopesPerScript = 200

/** Whether versions are the server's own: lines of a script that knows their key as `versions`. */
interface LeadRule {
  check: string
  sign: string
}

/** One server has its run id in its keys, which costs a script nothing. */
const byKey: LeadRule = { check: '', sign: '' }
/** What a server brings along that takes over may lack the last changes: versions name the lead that they were made under. */
const byLead: LeadRule = {
  check: `${findLead}
if redis.call('HGET', versions, '') ~= lead then redis.call('UNLINK', versions) end`,
  sign: `, '', lead`,
}

const versionsScript = ({ check }: LeadRule) => `
local found = {}
for at, versions in ipairs(KEYS) do
  ${check}
  found[at] = redis.call('HGETALL', versions)
end
return found`

/** A writer that left only its mark has died, before its commit or after it: then the scope counts as changed. */
const lookScript = ({ check, sign }: LeadRule) => `
local versions, writers, answers = KEYS[1], KEYS[2], KEYS[3]
${check}
local topic, key, fresh, life = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local version = redis.call('HGET', versions, topic)
if not version then
  redis.call('ZREMRANGEBYSCORE', writers, '-inf', redis.call('TIME')[1])
  if redis.call('EXISTS', writers) == 1 then return {} end
  version = fresh
  redis.call('UNLINK', answers)
  redis.call('HSET', versions, topic, version${sign})
  if redis.call('TTL', versions) < 0 then redis.call('EXPIRE', versions, life) end
end
return { version, redis.call('HGET', answers, key) }`

/** A scope that is full begins anew. */
const keepScript = ({ check }: LeadRule) => `
local versions, answers = KEYS[1], KEYS[2]
${check}
local topic, version, key, answer = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local life, max_entries, max_bytes = ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
if redis.call('HGET', versions, topic) ~= version or #answer > max_bytes then return 0 end
local bytes = #answer + tonumber(redis.call('HGET', answers, '') or 0)
if bytes > max_bytes or redis.call('HLEN', answers) > max_entries then
  redis.call('UNLINK', answers)
  bytes = #answer
end
redis.call('HSET', answers, key, answer, '', bytes)
if redis.call('TTL', answers) < 0 then redis.call('EXPIRE', answers, life) end
return 1`

/** Without a life the writer is done. */
const outdateScript = `
local writer, life = ARGV[1], tonumber(ARGV[2])
local ends = redis.call('TIME')[1] + life
for at = 1, #KEYS, 3 do
  local versions, writers, answers = KEYS[at], KEYS[at + 1], KEYS[at + 2]
  redis.call('HDEL', versions, ARGV[2 + (at + 2) / 3])
  redis.call('UNLINK', answers)
  redis.call('ZREM', writers, writer)
  if life > 0 then
    redis.call('ZADD', writers, ends, writer)
    redis.call('EXPIRE', writers, life + 1)
  end
end`

interface Scripts {
  soukVersions(keys: number, ...args: string[]): Promise<string[][]>
  soukLook(...args: (string | number)[]): Promise<[version?: string, answer?: string | null]>
  soukKeep(...args: (string | number)[]): Promise<number>
  soukOutdate(keys: number, ...args: (string | number)[]): Promise<void>
}

export function openSharedCache(redis: RedisClient, options: SharedCacheOptions): SharedCache {
  const { prefix, generation, maxEntriesPerScope, maxBytesPerScope } = options
  const rule = hasSuccessors(redis) ? byLead : byKey
  redis.defineCommand('soukVersions', { lua: versionsScript(rule) })
  redis.defineCommand('soukLook', { numberOfKeys: 3, lua: lookScript(rule) })
  redis.defineCommand('soukKeep', { numberOfKeys: 2, lua: keepScript(rule) })
  redis.defineCommand('soukOutdate', { lua: outdateScript })
  const scripts = redis as unknown as Scripts

  const nameOf = (user: Scope['user']) => `${prefix}:cache:{${user}}:${generation()}`
  /** A script of a Cluster asks one node: about one user. */
  const inOneSlot = <T>(of: readonly T[]) => (isCluster(redis) ? of.map((each) => [each]) : [of])
  const keysOf = ({ topic, user }: Scope) => {
    const name = nameOf(user)
    return [`${name}:versions`, `${name}:${topic}:writers`, `${name}:${topic}:answers`] as const
  }
  const outdate = async (scopes: readonly Scope[], writer: string, life: number) => {
    for (let at = 0; at < scopes.length; at += scopesPerScript) {
      const some = scopes.slice(at, at + scopesPerScript)
      await Promise.all(
        inOneSlot(some).map((group) => {
          const topics = group.map(({ topic }) => topic)
          return scripts.soukOutdate(3 * group.length, ...group.flatMap(keysOf), writer, life, ...topics)
        }),
      )
    }
  }

  return {
    async versionsOf(users) {
      const found = await Promise.all(
        inOneSlot(users).map((group) =>
          scripts.soukVersions(group.length, ...group.map((user) => `${nameOf(user)}:versions`)),
        ),
      )
      return found.flat().map(pairs)
    },
    async look(scope, key) {
      const [version, answer] = await scripts.soukLook(...keysOf(scope), scope.topic, key, randomUUID(), lifeSeconds)
      return version === undefined ? undefined : { version, answer: answer ? decodeAnswer(answer) : undefined }
    },
    async keep(scope, key, version, answer) {
      const [versions, , answers] = keysOf(scope)
      const bounds = [lifeSeconds, maxEntriesPerScope, maxBytesPerScope]
      const args = [versions, answers, scope.topic, version, key, encodeAnswer(answer), ...bounds]
      return (await scripts.soukKeep(...args)) === 1
    },
    markWriter: (scopes, writer) => outdate(scopes, writer, writerSeconds),
    outdate: (scopes, writer = '') => outdate(scopes, writer, 0),
    async outdateAll() {
      for (const primary of primariesOf(redis)) {
        for await (const keys of primary.scanStream({ match: `${prefix}:cache:*:versions`, count: 1_000 }))
          await Promise.all((keys as string[]).map((key) => redis.unlink(key)))
      }
    },
  }
}

function pairs(flat: string[]): Versions {
  const versions: Versions = {}
  for (let at = 0; at + 1 < flat.length; at += 2) versions[flat[at] as string] = flat[at + 1] as string
  return versions
}
