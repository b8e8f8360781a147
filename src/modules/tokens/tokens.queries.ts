import type { TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import type { TokenResource } from './tokens.schemas.ts'

const columns = [
  'id',
  'name',
  'abilities',
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

interface ListTokens {
  page: number
  per_page: number
  /** The token by which one asks. */
  current: number
}

export async function listTokens(tx: TenantTx, { current, ...page }: ListTokens): Promise<Page<TokenResource>> {
  const { limit, offset } = limits(page)
  const rows = await ownTokens(tx).select(columns).orderBy('id', 'desc').limit(limit).offset(offset).execute()
  const { total } = await ownTokens(tx)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map((row) => toToken(row, row.id === current)), total }
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
