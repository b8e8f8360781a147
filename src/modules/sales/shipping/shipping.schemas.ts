import { z } from 'zod'
import { country } from '#platform/geography/countries.ts'
import { amount, id, money, timestamp, trimmedText } from '#platform/http/fields.ts'

const name = trimmedText({ min: 1, max: 100 })
const weight = z.int().min(0).max(1_000_000_000).nullable().default(null)

/** A bound below is still in, a bound above is not: from 0 to 50 and from 50 on never fit both. */
const rate = z
  .strictObject({
    name,
    price: money,
    tax_class: trimmedText({ min: 1, max: 50 }).default('standard'),
    /** Of the items after discounts. */
    min_total: money.nullable().default(null),
    max_total: money.nullable().default(null),
    /** Grams. */
    min_weight: weight,
    max_weight: weight,
  })
  .refine(({ max_total }) => max_total !== '0.00', {
    path: ['max_total'],
    error: 'The :field field must be more than 0.',
  })
  .refine(({ max_weight }) => max_weight !== 0, {
    path: ['max_weight'],
    error: 'The :field field must be more than 0.',
  })

const countries = z
  .array(country)
  .min(1)
  .max(300)
  .transform((codes) => [...new Set(codes)])
const rates = z.array(rate).max(100)

export const CreateZoneRequest = z
  .strictObject({ name, countries, rates: rates.default([]), user_id: id.optional() })
  .meta({ id: 'CreateShippingZoneRequest' })
export type CreateZoneRequest = z.infer<typeof CreateZoneRequest>

/** `rates` takes the place of all that were there. */
export const UpdateZoneRequest = z
  .strictObject({ name, countries, rates })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateShippingZoneRequest' })
export type UpdateZoneRequest = z.infer<typeof UpdateZoneRequest>

const RateResource = z
  .object({
    id: z.int(),
    name: z.string(),
    price: amount,
    tax_class: z.string(),
    min_total: amount.nullable(),
    max_total: amount.nullable(),
    min_weight: z.int().nullable(),
    max_weight: z.int().nullable(),
  })
  .meta({ id: 'ShippingRate' })

export const ZoneResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    name: z.string(),
    countries: z.array(z.string()),
    rates: z.array(RateResource),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'ShippingZone' })
export type ZoneResource = z.infer<typeof ZoneResource>
