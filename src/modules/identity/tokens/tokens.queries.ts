import type { TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { conflict } from '#platform/http/failure.ts'
import { declareList, type ListQuery } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { pageIn } from '#platform/lists/page.ts'
import { TokenResource } from './tokens.schemas.ts'

const columns = [
  'id',
  'name',
  'abilities',
  'shop_id',
  'last_used_at',
  'last_used_ip',
  'last_used_user_agent',
  'expires_at',
  'created_at',
] as const

const ownTokens = (tx: TenantTx) => tx.selectFrom('personal_access_tokens').where('user_id', '=', tx.userId)

/** A token that was just made: not the one by which it was asked for. */
export async function getToken(tx: TenantTx, id: number): Promise<TokenResource> {
  const row = await ownTokens(tx).select(columns).where('id', '=', id).executeTakeFirstOrThrow()
  return toToken(row, false)
}

/** Of those that open something; a script that makes one each time is refused before the list is too long to read. */
const mostTokens = 500

/** Throws for who has as many as one may have; signing in is never refused for it. */
export async function requireRoomForToken(tx: TenantTx): Promise<void> {
  const { living } = await ownTokens(tx)
    .where((token) => token.or([token('expires_at', 'is', null), token('expires_at', '>', new Date())]))
    .select(({ fn }) => fn.countAll<number>().as('living'))
    .executeTakeFirstOrThrow()
  if (Number(living) >= mostTokens) throw conflict(`There are ${living} tokens already. Revoke some first.`)
}

export const tokenList = declareList({
  table: 'personal_access_tokens',
  owner: 'user_id',
  resource: TokenResource,
  columns: [...columns, 'false AS current'],
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {},
})

/** `current` is the token by which one asks. */
export async function listTokens(tx: TenantTx, query: ListQuery, current: number): Promise<Page<TokenResource>> {
  const page = await pageIn(tx, tokenList, query)
  return { ...page, rows: page.rows.map((token) => ({ ...token, current: token.id === current })) }
}

type TokenRow = Omit<TokenResource, 'last_used_at' | 'expires_at' | 'created_at' | 'current'> & {
  last_used_at: Date | null
  expires_at: Date | null
  created_at: Date
}

function toToken({ last_used_at, expires_at, created_at, ...row }: TokenRow, current: boolean): TokenResource {
  return {
    ...row,
    last_used_at: last_used_at?.toISOString() ?? null,
    expires_at: expires_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    current,
  }
}
