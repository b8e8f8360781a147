import type { LastUse } from '#modules/tokens/index.ts'
import { rateHeaders } from '#platform/http/rate-limit.ts'
import type { AheadCounter } from '#platform/rate-limit/count-ahead.ts'
import { type Identity, may } from './actor.ts'
import { bearerToken, budgetOf } from './bearer.ts'
import type { Identities } from './identities.ts'
import type { Permission } from './permissions.ts'

/** What access control decides about a caller it knows, without waiting. Undefined says that it has to look closer. */
export interface KnownCallers {
  /** Who asks, by a bearer token in use, if that may see its own user's rows and nobody else's. */
  recognise: (authorization: string | undefined, permission: Permission) => Identity | undefined
  /** Counts the request; answers the headers that tell what is left. */
  count: (caller: Identity) => string[] | undefined
}

export interface KnownCallersOptions {
  identities: Identities
  requests: AheadCounter
  lastUse: LastUse
  /** 0 is off. */
  requestsPerMinute: number
}

export function knowCallers({ identities, requests, lastUse, requestsPerMinute }: KnownCallersOptions): KnownCallers {
  /** An identity is made anew with every change of access, so that what it may do can be remembered by it. */
  const decisions = new WeakMap<Identity, Map<Permission, boolean>>()

  const sees = (caller: Identity, permission: Permission) => {
    const known = decisions.get(caller) ?? new Map<Permission, boolean>()
    const decision = known.get(permission) ?? (may(caller, permission) && !may(caller, 'tenants.any'))
    if (!known.has(permission)) decisions.set(caller, known.set(permission, decision))
    return decision
  }

  return {
    recognise(authorization, permission) {
      const caller = identities.held(bearerToken(authorization ?? ''))
      if (caller === undefined || !lastUse.isNoted(caller.token.id)) return undefined
      return sees(caller, permission) ? caller : undefined
    },
    count(caller) {
      if (requestsPerMinute === 0) return []
      const taken = requests.takeAtOnce(budgetOf(caller))
      return taken === undefined ? undefined : Object.entries(rateHeaders(taken, requestsPerMinute)).flat()
    },
  }
}
