import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { VisitedShop, VisitShop } from '#modules/catalogue/shops/index.ts'
import { hashOfToken } from '#modules/sales/carts/index.ts'
import type { TenantTx, VisitorTx } from '#platform/database/transactions.ts'
import { unauthenticated } from '#platform/http/failure.ts'
import { buyerTokenOf } from './buyer-token.ts'
import type { BuyerResource } from './buyers.schemas.ts'

export interface AskedBuyer {
  shop: VisitedShop
  /** What a visitor's transaction is opened with. */
  visit: { shop: number; buyer: { tokenHash: string } }
}

/** The shop and the proof of who asks. Whether it proves anything, PostgreSQL says: see `getBuyer`. */
export async function askedBuyer(visitShop: VisitShop, request: FastifyRequest): Promise<AskedBuyer> {
  const { shop: slug } = request.params as { shop: string }
  const { shop } = await visitShop(slug, request.url)
  const token = buyerTokenOf(request.headers.authorization)
  if (token === undefined) throw unauthenticated()
  return { shop, visit: { shop: shop.userId, buyer: { tokenHash: hashOfToken(token) } } }
}

type BuyerRow = Omit<BuyerResource, 'verified_at' | 'marketing_at' | 'created_at'> & {
  verified_at: Date | null
  marketing_at: Date | null
  created_at: Date
}

const columns = sql`id, name, email, verified_at, locale, marketing_consent, marketing_source, marketing_at, created_at`

/** The buyer whose token the visit shows: row security lets a visitor see no other one. */
export async function getBuyer(tx: VisitorTx): Promise<BuyerResource> {
  const { rows } = await sql<BuyerRow>`SELECT ${columns} FROM buyers WHERE user_id = ${tx.userId}`.execute(tx)
  if (rows[0] === undefined) throw unauthenticated()
  return toBuyer(rows[0])
}

export async function getBuyerById(tx: TenantTx, id: number): Promise<BuyerResource> {
  const { rows } = await sql<BuyerRow>`
    SELECT ${columns} FROM buyers WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw unauthenticated()
  return toBuyer(rows[0])
}

/** The same buyer in the shop's own scope, held until the transaction ends: two of their requests wait for each other. */
export async function lockBuyer(tx: TenantTx, { buyer: { tokenHash } }: AskedBuyer['visit']): Promise<{ id: number }> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM buyers WHERE user_id = ${tx.userId} AND erased_at IS NULL AND id = (
      SELECT buyer_id FROM buyer_tokens
      WHERE user_id = ${tx.userId} AND token_hash = decode(${tokenHash}, 'hex') AND expires_at > now())
    FOR NO KEY UPDATE`.execute(tx)
  if (rows[0] === undefined) throw unauthenticated()
  return rows[0]
}

const toBuyer = ({ verified_at, marketing_at, created_at, ...buyer }: BuyerRow): BuyerResource => ({
  ...buyer,
  verified_at: verified_at?.toISOString() ?? null,
  marketing_at: marketing_at?.toISOString() ?? null,
  created_at: created_at.toISOString(),
})
