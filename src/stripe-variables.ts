import { z } from 'zod'
import { url } from './variable-forms.ts'

/** Payments at Stripe; a Souk without them has none of these. */
export interface StripeConfig {
  secretKey: string
  /** Each endpoint at Stripe has a secret of its own, and for a while two when it is changed. */
  webhookSecrets: string[]
  /** Where Stripe's API is, if not at Stripe: for tests. */
  apiUrl: string | undefined
}

export const stripeVariables = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w{8,250}$/, 'must be a secret key, which begins with sk_ or rk_')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_[\w+/=-]+(,whsec_[\w+/=-]+)*$/,
      'must be one or more signing secrets such as whsec_…, separated by commas',
    )
    .transform((secrets) => secrets.split(','))
    .optional(),
  STRIPE_API_URL: url('http:', 'https:')
    .unwrap()
    .pipe(
      z
        .string()
        .refine(isOrigin, { error: 'must name a scheme and a host, and nothing behind it', abort: true })
        .refine(isSafe, 'must be https:// where it is not this machine: the key is sent there'),
    )
    .optional(),
}

interface StripeVariables {
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_WEBHOOK_SECRET?: string[] | undefined
  STRIPE_API_URL?: string | undefined
}

/** What is wrong with them together; undefined where nothing is. */
export function stripeProblem({ STRIPE_SECRET_KEY: key, ...others }: StripeVariables): string | undefined {
  if ((key === undefined) !== (others.STRIPE_WEBHOOK_SECRET === undefined))
    return 'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both or none.'
  if (others.STRIPE_API_URL !== undefined && key === undefined)
    return 'STRIPE_API_URL says where STRIPE_SECRET_KEY is sent to: set that as well.'
  return undefined
}

export const stripeOf = ({
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_WEBHOOK_SECRET: webhookSecrets,
  STRIPE_API_URL: apiUrl,
}: StripeVariables): StripeConfig | undefined =>
  secretKey === undefined || webhookSecrets === undefined ? undefined : { secretKey, webhookSecrets, apiUrl }

function isOrigin(text: string): boolean {
  const { origin, href, username } = new URL(text)
  return username === '' && href === `${origin}/`
}

function isSafe(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}
