import { hasSuccessors, type RedisClient } from '../redis/open.ts'

/**
 * The run id of the one server behind the connection: part of every key, because a server that restarts may bring back a
 * state that lacks the last changes. Under a new id nothing is found. Where others may take over, scripts see to that
 * themselves (shared-cache.ts), and keys are always the same.
 */
export interface ServerGeneration {
  /** Throws while it is not known, as after a connection was lost. */
  current: () => string
  /** The server has to say it again. */
  doubt: () => void
  learn: () => Promise<void>
}

export function followGeneration(redis: RedisClient): ServerGeneration {
  if (hasSuccessors(redis)) return { current: () => 'led', doubt() {}, async learn() {} }
  let known: string | undefined
  let certain = false
  redis.on('close', () => {
    known = undefined
  })
  return {
    current() {
      if (known === undefined) throw new Error('The connection to Redis was lost.')
      return known
    },
    doubt() {
      certain = false
    },
    async learn() {
      if (known !== undefined && certain) return
      const [, runId] = /^run_id:(\w+)/m.exec(await redis.info('server')) ?? []
      known = runId?.slice(0, 12) ?? 'unknown'
      certain = true
    },
  }
}
