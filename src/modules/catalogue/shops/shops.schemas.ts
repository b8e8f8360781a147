import { z } from 'zod'
import { country } from '#platform/geography/countries.ts'
import { timeZone } from '#platform/geography/time-zones.ts'
import { queryId, text, timestamp, trimmedText } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'
import { currency } from '#platform/money/currencies.ts'

/** What an address of a shop or a page of it is made of. */
const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const locale = z.string().transform((value, context) => {
  try {
    return Intl.getCanonicalLocales(value.slice(0, 35))[0] ?? 'en'
  } catch {
    context.addIssue({ code: 'custom', message: 'The :field field must be a language such as "en" or "de-AT".' })
    return z.NEVER
  }
})

export const UpdateShopRequest = z
  .strictObject({
    name: trimmedText({ min: 1, max: 255 }),
    slug: trimmedText({ min: 1, max: 63 }).regex(slugForm, {
      error: 'The :field field may hold small letters, digits and single hyphens between them.',
    }),
    currency,
    country,
    prices_include_tax: z.boolean(),
    hold_minutes: z.int().min(1).max(120),
    locale,
    /** In which the shop's days begin: in its figures, its lists and its dashboard. Until one is chosen, `country` brings one along. */
    time_zone: timeZone,
    contact_email: mailAddress.nullable(),
    /** As it stands on invoices, with a tax number where there is one: up to 500 characters in lines of its own. */
    postal_address: text({ max: 500 }).nullable(),
    description: text({ max: 5_000 }).nullable(),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, { error: 'The :field field must be a colour such as "#0f766e".' })
      .nullable(),
    /** A picture that was sent to `POST /media`. */
    logo_sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** `paused`: the pages can be read and carts filled, and nothing is ordered. */
    status: z.enum(['open', 'paused']),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateShopRequest' })
export type UpdateShopRequest = z.infer<typeof UpdateShopRequest>

export const ShopQuery = z.strictObject({ user_id: queryId.optional() })

export const ShopResource = z
  .object({
    user_id: z.int(),
    slug: z.string(),
    name: z.string(),
    status: z.enum(['closed', 'open', 'paused']),
    currency: z.string(),
    country: z.string(),
    prices_include_tax: z.boolean(),
    hold_minutes: z.int(),
    locale: z.string(),
    time_zone: z.string(),
    contact_email: z.string().nullable(),
    postal_address: z.string().nullable(),
    description: z.string().nullable(),
    colour: z.string().nullable(),
    logo_url: z.string().nullable(),
    /** Sentences about what a visitor would miss. */
    missing: z.array(z.string()),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Shop' })
export type ShopResource = z.infer<typeof ShopResource>
