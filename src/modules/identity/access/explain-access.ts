import type { VerifiedToken } from '#modules/identity/tokens/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { listDirectPermissions, listRoleNames, selectRoles } from './access.queries.ts'
import type { AccessExplanation } from './access.schemas.ts'
import { findMembership } from './memberships.ts'
import { covers } from './permissions.ts'

interface Question {
  userId: number
  /** Where they may: a shop of their own, or one that they work in. */
  shopId: number
  permission: string
  /** Left out for somebody else: which of their tokens they will use is not known. */
  token: VerifiedToken | undefined
  /** Whether the asker may know of roles that they do not have. */
  showsRoles: boolean
}

/** Which role, direct permission or token ability decides, or what is missing. */
export async function explainAccess(tx: PlatformTx, question: Question): Promise<AccessExplanation> {
  const { userId, shopId, permission, token, showsRoles } = question
  if (shopId !== userId) return explainInShop(tx, question)
  const holding = (patterns: readonly string[]) => patterns.find((pattern) => covers([pattern], permission))
  const holders = (await selectRoles(tx).orderBy('roles.name').execute()).flatMap(({ name, permissions }) => {
    const holds = holding(permissions)
    return holds === undefined ? [] : [{ name, holds }]
  })
  const own = await listRoleNames(tx, userId)
  const roles = holders.filter(({ name }) => own.includes(name))
  const direct = holding(await listDirectPermissions(tx, userId)) ?? null
  const ability = token && holding(token.abilities)
  const sources = roles.map(({ name, holds }) => `the role '${name}' holds '${holds}'`)
  if (direct !== null) sources.push(`the user holds '${direct}' directly`)
  const held = sources.length > 0
  return {
    user_id: userId,
    permission,
    allowed: held && (token === undefined || ability !== undefined),
    reason: held
      ? weighToken(sources.join(' and '), token, ability)
      : missing(permission, own) +
        (showsRoles ? ` Roles that hold it: ${quoted(holders.map(({ name }) => name))}.` : ''),
    roles,
    direct,
    shop_role: null,
    token: token === undefined ? null : { id: token.id, abilities: token.abilities, covers: ability !== undefined },
  }
}

/** In somebody else's shop the role there decides, and nothing that the person holds at home. */
async function explainInShop(
  tx: PlatformTx,
  { userId, shopId, permission, token }: Question,
): Promise<AccessExplanation> {
  const membership = await findMembership(tx, { userId, shopId })
  const held = membership !== undefined && covers(membership.permissions, permission)
  const ability = token?.abilities.find((pattern) => covers([pattern], permission))
  const role = membership === undefined ? 'nothing' : `the role '${membership.role}'`
  return {
    user_id: userId,
    permission,
    allowed: held && (token === undefined || ability !== undefined),
    reason: held
      ? weighToken(`${role} in this shop holds '${permission}'`, token, ability)
      : `Denied: in this shop you have ${role}, which does not come to '${permission}' there.`,
    roles: [],
    direct: null,
    shop_role: membership?.role ?? null,
    token: token === undefined ? null : { id: token.id, abilities: token.abilities, covers: ability !== undefined },
  }
}

function weighToken(held: string, token: VerifiedToken | undefined, ability: string | undefined): string {
  if (token === undefined) return `Allowed: ${held}. A token of theirs needs the ability as well.`
  if (ability !== undefined) return `Allowed: ${held}, and the token has the ability '${ability}'.`
  return `Denied: ${held}, but the token has only the abilities ${quoted(token.abilities)}.`
}

function missing(permission: string, own: string[]): string {
  const roles = own.length === 0 ? 'The user has no role' : `None of the roles ${quoted(own)} holds '${permission}'`
  return `Denied: ${roles}, and '${permission}' was not given directly.`
}

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ') || 'none'
