import type { VerifiedToken } from '#modules/tokens/index.ts'
import { forbidden } from '#platform/http/failure.ts'
import { covers, type Permission } from './permissions.ts'

/** Who makes a request: a user, by a token, with what the user's roles allow. */
export interface Actor {
  userId: number
  token: VerifiedToken
  permissions: readonly string[]
}

/** A token never does more than its owner may, nor more than it was made for. */
export function may({ permissions, token }: Actor, permission: Permission): boolean {
  return covers(permissions, permission) && covers(token.abilities, permission)
}

export function requirePermission(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return
  const lacking = covers(actor.permissions, permission) ? 'The token lacks the ability' : 'You lack the permission'
  throw forbidden(`${lacking} '${permission}'.`)
}
