import type { LastUse } from '#modules/tokens/index.ts'
import { rateHeaders } from '#platform/http/rate-limit.ts'
import type { AheadCounter } from '#platform/rate-limit/count-ahead.ts'
import { type Identity, may } from './actor.ts'
import { bearerToken, budgetOf } from './bearer.ts'
import type { Identities } from './identities.ts'
import type { Permission } from './permissions.ts'

/** What access control decides about the bearer of a token it knows, each time anew and without waiting. */
export interface KnownCaller {
  userId: number
  /** Whether it may, for its own user's rows and nobody else's. False says that access control has to look closer. */
  isWelcome: () => boolean
  /** Counts a request of who was found welcome; answers the headers that tell what is left. */
  count: () => readonly string[] | undefined
}

export interface KnownCallers {
  /** By an Authorization header; undefined for a token that nobody used before. */
  by: (authorization: string | undefined, permission: Permission) => KnownCaller | undefined
}

export interface KnownCallersOptions {
  identities: Identities
  requests: AheadCounter
  lastUse: LastUse
  /** 0 is off. */
  requestsPerMinute: number
}

export function knowCallers({ identities, requests, lastUse, requestsPerMinute }: KnownCallersOptions): KnownCallers {
  return {
    by(authorization, permission) {
      const recalled = identities.recall(bearerToken(authorization ?? ''))
      if (recalled === undefined) return undefined
      const { userId, look } = recalled
      /** An identity is made anew with every change of access, so that what it may do can be remembered by it. */
      let last: { identity: Identity; allowed: boolean; budget: string } | undefined

      return {
        userId,
        isWelcome() {
          const identity = look()
          if (identity === undefined || !lastUse.isNoted(identity.token.id)) return false
          if (identity !== last?.identity) {
            const allowed = may(identity, permission) && !may(identity, 'tenants.any')
            last = { identity, allowed, budget: budgetOf(identity) }
          }
          return last.allowed
        },
        count() {
          if (requestsPerMinute === 0) return []
          const taken = last && requests.takeAtOnce(last.budget)
          return taken && rateHeaders(taken, requestsPerMinute)
        },
      }
    },
  }
}
