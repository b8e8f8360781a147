import { z } from 'zod'
import { text, trimmedText } from '#platform/http/fields.ts'

export const PutAccountRequest = z
  .strictObject({
    /** As buyers read it: 'Invoice', 'Bank transfer', 'Cash on delivery', 'Card'. */
    name: trimmedText({ min: 1, max: 100 }),
    /** What a buyer is to do, in the shop's own words. */
    instructions: text({ max: 2_000 }).nullable().default(null),
    enabled: z.boolean().default(true),
  })
  .meta({ id: 'PutPaymentAccountRequest' })
export type PutAccountRequest = z.infer<typeof PutAccountRequest>

export const AccountResource = z
  .object({
    provider: z.string(),
    name: z.string(),
    instructions: z.string().nullable(),
    enabled: z.boolean(),
    /** `later`: the order is placed first, and the money recorded when it comes. */
    settles: z.enum(['now', 'later']),
    /** Whether buyers can pay by it now: an account at the provider may lack something still. */
    ready: z.boolean(),
  })
  .meta({ id: 'PaymentAccount' })
export type AccountResource = z.infer<typeof AccountResource>

export const OnboardRequest = z
  .strictObject({
    return_url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
  })
  .meta({ id: 'OnboardPaymentAccountRequest' })

/** The provider's page, where the owner says who they are and where money goes. */
export const OnboardingResource = z.object({ url: z.string() }).meta({ id: 'PaymentAccountOnboarding' })
