import type { AuditActor } from '#modules/identity/audit/index.ts'
import type { VerifiedToken } from '#modules/identity/tokens/index.ts'
import type { Seen } from '#platform/cache/cache.ts'
import { forbidden } from '#platform/http/failure.ts'
import { covers, type Permission } from './permissions.ts'
import type { Act } from './request-act.ts'
import { isGranted, nameOfWanted, type Wanted } from './wanted.ts'

/** A user, by a token, with what they may do in the shop that is opened. */
export interface Identity {
  /** The person. */
  userId: number
  /** Whose shop is opened: the tenant of what is read and written where no other is named. Mostly the person's own. */
  shopId: number
  token: VerifiedToken
  /** Names and patterns. */
  permissions: readonly string[]
  /** What the caches had of the shop's user when the request came, for what it reads next. */
  seen?: Seen
}

export type Holder = Pick<Identity, 'permissions'> & { token: Pick<VerifiedToken, 'abilities'> }

/** Who makes a request, from where, and what it is about. */
export interface Actor extends Identity, AuditActor {
  token: VerifiedToken
  act: Act
}

/** A token never does more than its owner may, nor more than it was made for. */
export function may({ permissions, token }: Holder, wanted: string): boolean {
  return covers(permissions, wanted) && covers(token.abilities, wanted)
}

export function requirePermission(actor: Identity, permission: Permission): void {
  if (may(actor, permission)) return
  const lacking = covers(actor.permissions, permission) ? 'The token lacks the ability' : 'You lack the permission'
  throw forbidden(`${lacking} '${permission}'.`)
}

/** For a route: refuses who lacks what it asks for. */
export function requireWanted(actor: Identity, wanted: Wanted): void {
  if (typeof wanted === 'string') requirePermission(actor, wanted)
  else if (!isGranted(wanted, (permission) => may(actor, permission)))
    throw forbidden(`This takes the permission ${nameOfWanted(wanted)}, and a token with that ability.`)
}
