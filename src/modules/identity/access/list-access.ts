import type { VerifiedToken } from '#modules/identity/tokens/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import type { AccessResource, ListAccessQuery } from './access.schemas.ts'
import { listHeldInShop } from './memberships.ts'
import { covers } from './permissions.ts'

interface Question {
  userId: number
  /** Where they may: a shop of their own, or one that they work in. */
  shopId: number
  /** Left out for somebody else: which of their tokens they will use is not known. */
  token: VerifiedToken | undefined
  query: ListAccessQuery
}

/** Every permission that there is, and whether the user may do it. */
export async function listAccess(
  tx: PlatformTx,
  { userId, shopId, token, query }: Question,
): Promise<Page<AccessResource>> {
  const { limit, offset } = limits(query)
  const held = await listHeldInShop(tx, { userId, shopId })
  const known = await tx.selectFrom('permissions').select(['name', 'description']).orderBy('name').execute()
  const rows = known.slice(offset, offset + limit).map(({ name, description }) => ({
    permission: name,
    description,
    allowed: covers(held, name) && (token === undefined || covers(token.abilities, name)),
  }))
  return { rows, total: known.length }
}
