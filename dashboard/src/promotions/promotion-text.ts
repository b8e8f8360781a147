import { localTime, momentAt } from '../time-zone.ts'
import { asTyped, typedAmount } from '../typed-amount.ts'
import type { Promotion, PromotionBody } from './promotions.queries.ts'

/** The fields as one types them: nothing is an empty text. */
export interface PromotionText extends Record<string, unknown> {
  name: string
  code: string
  kind: Promotion['kind']
  value: string
  listing_ids: string[]
  category_ids: string[]
  min_total: string
  starts_at: string
  ends_at: string
  usage_limit: string
  per_buyer_limit: string
  combinable: boolean
  enabled: boolean
}

export const newPromotion: PromotionText = {
  name: '',
  code: '',
  kind: 'percent',
  value: '',
  listing_ids: [],
  category_ids: [],
  min_total: '',
  starts_at: '',
  ends_at: '',
  usage_limit: '',
  per_buyer_limit: '',
  combinable: false,
  enabled: true,
}

export const textOf = (promotion: Promotion): PromotionText => ({
  name: promotion.name,
  code: promotion.code ?? '',
  kind: promotion.kind,
  value: asTyped(promotion.value ?? ''),
  listing_ids: promotion.listing_ids.map(String),
  category_ids: promotion.category_ids.map(String),
  min_total: asTyped(promotion.min_total ?? ''),
  starts_at: asLocal(promotion.starts_at),
  ends_at: asLocal(promotion.ends_at),
  usage_limit: String(promotion.usage_limit ?? ''),
  per_buyer_limit: String(promotion.per_buyer_limit ?? ''),
  combinable: promotion.combinable,
  enabled: promotion.enabled,
})

/** As the API takes them. What is no number goes as it was typed: the server says what is wrong with it. */
export function bodyOf(text: PromotionText): PromotionBody {
  const { name, kind, combinable, enabled } = text
  const body = {
    ...(name.trim() !== '' && { name: name.trim() }),
    code: orNull(text.code),
    kind,
    value: kind === 'free_shipping' ? null : amountOrNull(text.value),
    listing_ids: text.listing_ids.map(Number),
    category_ids: text.category_ids.map(Number),
    min_total: amountOrNull(text.min_total),
    starts_at: momentOf(text.starts_at),
    ends_at: momentOf(text.ends_at),
    usage_limit: numberIn(text.usage_limit),
    per_buyer_limit: numberIn(text.per_buyer_limit),
    combinable,
    enabled,
  }
  return body as PromotionBody
}

/** What was changed alone: somebody else may have changed the rest meanwhile. A value belongs to its kind. */
export function changesIn(text: PromotionText, changed: Partial<PromotionText>): Partial<PromotionBody> {
  const names = new Set(['kind' in changed ? 'value' : '', ...Object.keys(changed)])
  const body = { name: '', ...bodyOf(text) }
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name)))
}

const amountOrNull = (text: string) => typedAmount(text) || null

const orNull = (text: string) => text.trim() || null

function numberIn(text: string): number | string | null {
  return /^\d+$/.test(text.trim()) ? Number(text) : orNull(text)
}

/** A field of the browser has a clock's time, to the minute. */
const asLocal = (time: string | null) => (time === null ? '' : localTime(new Date(time)).slice(0, 16))

const momentOf = (local: string) => momentAt(local)?.toISOString() ?? null
