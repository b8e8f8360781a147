import { z } from 'zod'
import { country } from '#platform/geography/countries.ts'
import { id, timestamp, trimmedText } from '#platform/http/fields.ts'

/** Percent with up to four decimals, as text: never a float in between. */
const percent = z
  .union([z.string(), z.number()], { error: 'The :field field must be a percentage such as "19" or "7.7".' })
  .transform((value, context) => {
    const text = String(value)
    if (/^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 100) return text
    context.addIssue({
      code: 'custom',
      message: 'The :field field must be a percentage from 0 to 100 with at most four decimals, such as "7.7".',
    })
    return z.NEVER
  })
  .meta({
    anyOf: [
      { type: 'string', pattern: '^\\d{1,3}(\\.\\d{1,4})?$' },
      { type: 'number', minimum: 0, maximum: 100 },
    ],
  })

const fields = {
  name: trimmedText({ min: 1, max: 100 }),
  country,
  region: trimmedText({ min: 1, max: 100 }).nullable(),
  tax_class: trimmedText({ min: 1, max: 50 }),
  rate: percent,
}

export const CreateTaxRateRequest = z
  .strictObject({
    ...fields,
    region: fields.region.default(null),
    tax_class: fields.tax_class.default('standard'),
    user_id: id.optional(),
  })
  .meta({ id: 'CreateTaxRateRequest' })
export type CreateTaxRateRequest = z.infer<typeof CreateTaxRateRequest>

export const UpdateTaxRateRequest = z
  .strictObject(fields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateTaxRateRequest' })
export type UpdateTaxRateRequest = z.infer<typeof UpdateTaxRateRequest>

export const TaxRateResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    name: z.string(),
    country: z.string(),
    region: z.string().nullable(),
    tax_class: z.string(),
    /** Percent. */
    rate: z.string(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'TaxRate' })
export type TaxRateResource = z.infer<typeof TaxRateResource>
