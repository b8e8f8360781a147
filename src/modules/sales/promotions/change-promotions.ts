import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { promotionColumns } from './promotion-list.ts'
import { codeTaken, promotionNotFound, valueNotWhole } from './promotions.errors.ts'
import type {
  CreatePromotionRequest,
  PromotionResource,
  PromotionTerms,
  UpdatePromotionRequest,
} from './promotions.schemas.ts'
import { requireSound } from './require-sound.ts'

export async function createPromotion(
  tx: TenantTx,
  { name, ...terms }: Omit<CreatePromotionRequest, 'user_id'>,
): Promise<PromotionResource> {
  await requireSound(tx, terms)
  const { id } = await tx
    .insertInto('promotions')
    .values({ user_id: tx.userId, name: name ?? nameOf(terms), ...terms })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(nameViolation)
  return getPromotion(tx, id)
}

/** What was ordered keeps what it got. */
export async function updatePromotion(
  tx: TenantTx,
  id: number,
  { name, ...changes }: UpdatePromotionRequest,
): Promise<PromotionResource> {
  const { used, ...before } = await lockTerms(tx, id)
  const terms = { ...before, ...changes }
  await requireSound(tx, terms, id)
  if (terms.usage_limit !== null && terms.usage_limit < used)
    throw validationFailed({ usage_limit: [`The usage_limit field must be at least ${used}: so often it was used.`] })
  await tx
    .updateTable('promotions')
    .set({ ...changes, ...(name !== undefined && { name }), updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
    .catch(nameViolation)
  return getPromotion(tx, id)
}

export async function deletePromotion(tx: TenantTx, id: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('promotions')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw promotionNotFound()
}

export async function findPromotionOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  return (await tx.selectFrom('promotions').select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}

interface Row extends Omit<PromotionResource, 'starts_at' | 'ends_at' | 'created_at' | 'updated_at'> {
  starts_at: Date | null
  ends_at: Date | null
  created_at: Date
  updated_at: Date
}

export async function getPromotion(tx: TenantTx, id: number): Promise<PromotionResource> {
  const { rows } = await sql<Row>`
    SELECT ${sql.raw(promotionColumns.join(', '))} FROM promotions WHERE user_id = ${tx.userId} AND id = ${id}`.execute(
    tx,
  )
  if (rows[0] === undefined) throw promotionNotFound()
  const { starts_at, ends_at, created_at, updated_at, ...promotion } = rows[0]
  return {
    ...promotion,
    starts_at: starts_at?.toISOString() ?? null,
    ends_at: ends_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  }
}

async function lockTerms(tx: TenantTx, id: number): Promise<PromotionTerms & { used: number }> {
  const { rows } = await sql<PromotionTerms & { used: number }>`
    SELECT code, kind, value::text AS value, to_json(listing_ids) AS listing_ids, to_json(category_ids) AS category_ids,
      min_total::text AS min_total, starts_at, ends_at, usage_limit, per_buyer_limit, combinable, enabled, used
    FROM promotions WHERE user_id = ${tx.userId} AND id = ${id} FOR UPDATE`.execute(tx)
  if (rows[0] === undefined) throw promotionNotFound()
  return rows[0]
}

/** What buyers read where the shop gave it no name. */
function nameOf({ code, kind, value }: PromotionTerms): string {
  if (code !== null) return code
  if (kind === 'free_shipping') return 'Free shipping'
  return kind === 'percent' ? `${value} % off` : `${value} off`
}

const violated = { unique: '23505' }

function nameViolation(error: { code?: string; constraint?: string }): never {
  if (error.code === violated.unique) throw codeTaken()
  throw error.constraint === 'price_fits_currency' ? valueNotWhole() : error
}
