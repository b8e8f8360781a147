import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { type FieldErrors, validationFailed } from '#platform/http/failure.ts'
import { mostAutomatic } from './promotion-content.ts'
import type { PromotionTerms } from './promotions.schemas.ts'

/** What a promotion is as a whole; throws a sentence for each field that does not go with the others. */
export async function requireSound(tx: TenantTx, terms: PromotionTerms, id?: number): Promise<void> {
  const { currency_is_whole, listings, categories, automatic } = await readShop(tx, terms, id)
  const errors: FieldErrors = {}
  const refuse = (field: keyof PromotionTerms, sentence: string | undefined) => {
    if (sentence !== undefined) errors[field] = [sentence]
  }
  refuse('value', problemOfValue(terms, currency_is_whole))
  if (currency_is_whole && !isWhole(terms.min_total ?? '0')) refuse('min_total', notWhole)
  if (terms.starts_at !== null && terms.ends_at !== null && terms.ends_at <= terms.starts_at)
    refuse('ends_at', 'The ends_at field must be later than starts_at.')
  refuse('listing_ids', unknownAmong(terms.listing_ids, listings, 'listing'))
  refuse('category_ids', unknownAmong(terms.category_ids, categories, 'category'))
  if (terms.code === null && terms.enabled && automatic >= mostAutomatic)
    refuse('code', `At most ${mostAutomatic} promotions without a code can be enabled at once.`)
  if (Object.keys(errors).length > 0) throw validationFailed(errors)
}

const notWhole = "The shop's currency has no decimals: the amount must be whole."
const isWhole = (decimal: string) => /^\d+(\.0*)?$/.test(decimal)

function problemOfValue({ kind, value }: PromotionTerms, inWholeUnits: boolean): string | undefined {
  if (kind === 'free_shipping')
    return value === null ? undefined : 'The value field has no meaning for free shipping: leave it out.'
  if (value === null) return 'The value field is required.'
  if (kind === 'percent')
    return Number(value) > 0 && Number(value) <= 100
      ? undefined
      : 'The value field must be a percentage above 0 and up to 100.'
  if (!/^\d+(\.\d{1,2}0*)?$/.test(value)) return 'The value field must have at most 2 decimals.'
  if (/^[0.]+$/.test(value)) return 'The value field must be more than 0.'
  return inWholeUnits && !isWhole(value) ? notWhole : undefined
}

function unknownAmong(asked: readonly number[], found: readonly number[], noun: string): string | undefined {
  const unknown = asked.find((one) => !found.includes(one))
  return unknown === undefined ? undefined : `There is no ${noun} ${unknown} in this shop.`
}

interface OfShop {
  currency_is_whole: boolean
  listings: number[]
  categories: number[]
  /** Other promotions that hold without a code. */
  automatic: number
}

async function readShop(tx: TenantTx, terms: PromotionTerms, id: number | undefined): Promise<OfShop> {
  const existing = (table: string, ids: readonly number[]) => sql`
    (SELECT coalesce(json_agg(id), '[]') FROM ${sql.table(table)} AS named
      WHERE named.user_id = shops.user_id AND id = ANY (${[...ids]}::bigint[]))`
  const { rows } = await sql<OfShop>`
    SELECT currency_is_whole(currency) AS currency_is_whole, ${existing('listings', terms.listing_ids)} AS listings,
      ${existing('categories', terms.category_ids)} AS categories,
      (SELECT count(*) FROM promotions WHERE promotions.user_id = shops.user_id AND code_key IS NULL AND enabled
        AND coalesce(ends_at > now(), true) AND id IS DISTINCT FROM ${id ?? null}::bigint) AS automatic
    FROM shops WHERE user_id = ${tx.userId}`.execute(tx)
  return rows[0] as OfShop
}
