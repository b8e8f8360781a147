import { z } from 'zod'
import { amount, id, money, time, timestamp, trimmedText } from '#platform/http/fields.ts'

export const promotionKinds = ['percent', 'fixed', 'free_shipping'] as const
export const promotionStates = ['running', 'scheduled', 'ended', 'used_up', 'disabled'] as const

/** What a code looks like; its case does not matter. */
export const codeForm = /^[A-Za-z0-9_-]{1,50}$/

const code = z
  .string()
  .trim()
  .regex(codeForm, 'The :field field must have 1 to 50 letters, digits, - or _.')
  .meta({ pattern: '^[A-Za-z0-9_-]{1,50}$', examples: ['SPRING-10'] })

/** A percentage with up to four decimals, or an amount with two, as text: never a float in between. */
const value = z
  .union([z.string(), z.number()], { error: 'The :field field must be a percentage or an amount, such as "10".' })
  .transform((given, context) => {
    const text = String(given)
    if (/^\d{1,8}(\.\d{1,4})?$/.test(text)) return text
    context.addIssue({ code: 'custom', message: 'The :field field must be a percentage or an amount, such as "10".' })
    return z.NEVER
  })
  .meta({
    anyOf: [
      { type: 'string', pattern: '^\\d{1,8}(\\.\\d{1,4})?$' },
      { type: 'number', minimum: 0, maximum: 99_999_999.99 },
    ],
  })

const ids = z
  .array(id)
  .max(500)
  .transform((named) => [...new Set(named)])
const limit = z.int().min(1).max(2_147_483_647).nullable()

const terms = {
  /** What buyers read beside the discount. */
  name: trimmedText({ min: 1, max: 100 }),
  /** Whoever enters it gets the promotion; without one everybody does. */
  code: code.nullable(),
  kind: z.enum(promotionKinds),
  value: value.nullable(),
  /** What it is for: then a percentage is off each line, and an amount off each unit. With neither it is for the whole order. */
  listing_ids: ids,
  category_ids: ids,
  /** What the items must come to, before any discount. */
  min_total: money.nullable(),
  starts_at: time.nullable(),
  ends_at: time.nullable(),
  usage_limit: limit,
  per_buyer_limit: limit,
  /** May be used together with others that may. */
  combinable: z.boolean(),
  enabled: z.boolean(),
}

const create = {
  ...terms,
  /** Without one it is made of what the promotion takes off. */
  name: terms.name.optional(),
  code: terms.code.default(null),
  value: terms.value.default(null),
  listing_ids: terms.listing_ids.default([]),
  category_ids: terms.category_ids.default([]),
  min_total: terms.min_total.default(null),
  starts_at: terms.starts_at.default(null),
  ends_at: terms.ends_at.default(null),
  usage_limit: terms.usage_limit.default(null),
  per_buyer_limit: terms.per_buyer_limit.default(null),
  combinable: terms.combinable.default(false),
  enabled: terms.enabled.default(true),
  user_id: id.optional(),
}

export const CreatePromotionRequest = z.strictObject(create).meta({ id: 'CreatePromotionRequest' })
export type CreatePromotionRequest = z.infer<typeof CreatePromotionRequest>
export type PromotionTerms = Omit<CreatePromotionRequest, 'user_id' | 'name'>

export const UpdatePromotionRequest = z
  .strictObject(terms)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdatePromotionRequest' })
export type UpdatePromotionRequest = z.infer<typeof UpdatePromotionRequest>

export const PromotionResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    name: z.string(),
    code: z.string().nullable(),
    kind: z.enum(promotionKinds),
    /** Percent, or an amount with two decimals; null of free shipping. */
    value: z.string().nullable(),
    listing_ids: z.array(z.int()),
    category_ids: z.array(z.int()),
    min_total: amount.nullable(),
    starts_at: timestamp.nullable(),
    ends_at: timestamp.nullable(),
    usage_limit: z.int().nullable(),
    per_buyer_limit: z.int().nullable(),
    combinable: z.boolean(),
    enabled: z.boolean(),
    /** How many orders have it. */
    used: z.int(),
    /** What it took off them. */
    discount_total: amount,
    state: z.enum(promotionStates),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Promotion' })
export type PromotionResource = z.infer<typeof PromotionResource>

export const PromotionPreview = z
  .object({
    /** How many orders would have had it. */
    orders: z.int(),
    /** What it would have taken off them. */
    discount: amount,
    /** How many orders of the last 30 days were looked at: the newest 5,000 at most. */
    looked_at: z.int(),
    /** Whether those were all. */
    complete: z.boolean(),
  })
  .meta({ id: 'PromotionPreview' })
export type PromotionPreview = z.infer<typeof PromotionPreview>
