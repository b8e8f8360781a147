import { z } from 'zod'
import { country } from '#platform/geography/countries.ts'
import { trimmedText } from '#platform/http/fields.ts'
import { missingParts } from './country-needs.ts'

const optional = (max: number) => trimmedText({ max }).nullish()

const parts = {
  name: trimmedText({ min: 1, max: 255 }),
  company: optional(255),
  line1: trimmedText({ min: 1, max: 255 }),
  line2: optional(255),
  postal_code: optional(20),
  city: optional(100),
  region: optional(100),
  country,
  phone: optional(40),
}

/** An address in a request: what it needs follows its country. What is blank counts as left out. */
export const AddressRequest = z
  .strictObject(parts)
  .superRefine((address, context) => {
    for (const [field, message] of missingParts(address)) context.addIssue({ code: 'custom', path: [field], message })
  })
  .transform(withoutBlanks)
  .meta({ id: 'AddressRequest' })

/** What changes in an address. Whether it is one still is asked of the whole. */
export const ChangeAddressRequest = z
  .strictObject(parts)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'ChangeAddressRequest' })
export type ChangeAddressRequest = z.infer<typeof ChangeAddressRequest>

/** An address in an answer, and as it is stored. */
export const AddressResource = z
  .object({
    name: z.string(),
    company: z.string().optional(),
    line1: z.string(),
    line2: z.string().optional(),
    postal_code: z.string().optional(),
    city: z.string().optional(),
    region: z.string().optional(),
    country,
    phone: z.string().optional(),
  })
  .meta({ id: 'Address' })
export type AddressResource = z.infer<typeof AddressResource>

/** A label has a line for each part: whoever writes a line break into one would add lines to it. */
function withoutBlanks(address: { [part in keyof AddressResource]: AddressResource[part] | null }): AddressResource {
  const parts = Object.entries(address).flatMap(([part, text]) => {
    const line = (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
    return line === '' ? [] : [[part, line]]
  })
  return Object.fromEntries(parts)
}
