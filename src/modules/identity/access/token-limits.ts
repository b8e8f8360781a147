import type { FastifyReply } from 'fastify'
import { countAnswer, limitRate } from '#platform/http/rate-limit.ts'
import { type AheadCounter, type CountAheadOptions, countAhead } from '#platform/rate-limit/count-ahead.ts'
import type { Counter } from '#platform/rate-limit/rate-limiter.ts'
import type { Identity } from './actor.ts'

/** What is counted by token and by user. Each throws the refusal of the one too many. */
export interface TokenLimits {
  /** An answer of the API. */
  request: (identity: Identity, reply: FastifyReply) => Promise<void>
  /** An answer of the API that no reply of the framework carries. */
  answer: (identity: Identity) => Promise<void>
  stop: () => void
}

/** All tokens of a user have as much as so many of them: making more of them gets nobody further. */
const tokensPerUser = 5

export interface TokenLimitOptions extends Pick<CountAheadOptions, 'patience'> {
  /** 0 is off. */
  requestsPerMinute: number
}

export function limitTokens(
  counter: Counter,
  requests: AheadCounter,
  { requestsPerMinute, patience }: TokenLimitOptions,
): TokenLimits {
  const perUser = requestsPerMinute * tokensPerUser
  const users = countAhead(counter, { limit: perUser, patience })
  const nameOf = ({ token }: Identity) => `token:${token.id}`
  const countUser = ({ userId }: Identity) => countAnswer(users, `user:${userId}`, perUser)
  const both = async (...counts: Promise<void>[]) => void (await Promise.all(counts))
  return {
    request: (identity, reply) =>
      both(limitRate(reply, requests, nameOf(identity), requestsPerMinute), countUser(identity)),
    answer: (identity) => both(countAnswer(requests, nameOf(identity), requestsPerMinute), countUser(identity)),
    stop: users.stop,
  }
}
