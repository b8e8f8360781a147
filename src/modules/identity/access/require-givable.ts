import type { PlatformTx } from '#platform/database/transactions.ts'
import { forbidden } from '#platform/http/failure.ts'
import { type Actor, may } from './actor.ts'
import { heldNow } from './require-over.ts'

/**
 * Who may manage users gives and takes no more than they hold themselves, by their token as well; otherwise they could
 * make themselves admin, or the admin nobody. Who may manage roles is free to. What they hold is read anew, under the
 * lock of `lockAccess`: the request may have begun before they lost it.
 */
export async function requireGivable(tx: PlatformTx, actor: Actor, patterns: readonly string[]): Promise<void> {
  const holder = await heldNow(tx, actor)
  if (may(holder, 'roles.manage')) return
  const beyond = patterns.find((pattern) => !may(holder, pattern))
  if (beyond !== undefined) throw forbidden(`You cannot give or take '${beyond}': you do not hold it yourself.`)
}
