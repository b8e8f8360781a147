import type Stripe from 'stripe'
import { z } from 'zod'
import { ForgedEvent, type ProviderEvent, type RawRequest } from '../provider.ts'

const toleranceSeconds = 5 * 60

/** Snapshots hold the object, thin events only its name. Of either nothing is read but ids. */
const StripeEvent = z.object({
  id: z.string(),
  type: z.string(),
  account: z.string().nullish(),
  related_object: z.object({ id: z.string() }).nullish(),
  data: z
    .object({
      object: z.object({
        id: z.string().nullish().catch(null),
        metadata: z.record(z.string(), z.string()).nullish().catch(null),
        payment_intent: z.string().nullish().catch(null),
      }),
    })
    .nullish(),
})
type StripeEvent = z.infer<typeof StripeEvent>

/** Nothing of the body is looked at before one of the secrets has signed it, not longer ago than five minutes. */
export function verifyEvent(
  { webhooks }: Stripe,
  secrets: readonly string[],
  { headers, body }: RawRequest,
): ProviderEvent {
  const signature = headers['stripe-signature']
  if (typeof signature !== 'string' || !secrets.some((secret) => isSigned(webhooks, { body, signature, secret })))
    throw new ForgedEvent('The signature is not one of Stripe.')
  const event = StripeEvent.parse(JSON.parse(body.toString('utf8')))
  return { id: event.id, ...nothing, ...subjectOf(event) }
}

interface Signed {
  body: Buffer
  signature: string
  secret: string
}

function isSigned({ signature: signatures }: Stripe['webhooks'], { body, signature, secret }: Signed): boolean {
  try {
    return signatures?.verifyHeader(body, signature, secret, toleranceSeconds) ?? false
  } catch {
    return false
  }
}

const nothing = { ref: null, key: null, part: null, account: null } satisfies Partial<ProviderEvent>

/**
 * An intent and its charges carry our key, or are not ours: the shop sells elsewhere too. Refunds and disputes that begin at
 * Stripe's own site carry nothing but the intent.
 */
function subjectOf({ type, account = null, related_object: related, data }: StripeEvent): Partial<ProviderEvent> {
  const { id = null, metadata, payment_intent: intent = null } = data?.object ?? {}
  const key = metadata?.souk_payment ?? null
  if (isOf(type, 'checkout.session')) return { ref: id, key }
  if (isOf(type, 'refund', 'charge.refund', 'charge.dispute')) return { key, part: partOf(key, intent, account) }
  if (isOf(type, 'payment_intent', 'charge')) return { key }
  if (isOf(type, 'account.updated', 'account.application.deauthorized')) return { account: account ?? id }
  return /^v2\.core\.account[.[]/.test(type) ? { account: related?.id ?? null } : {}
}

const isOf = (type: string, ...kinds: string[]) => kinds.some((kind) => type === kind || type.startsWith(`${kind}.`))

const partOf = (key: string | null, intent: string | null, account: string | null) =>
  key === null && intent !== null ? { ref: intent, account } : null
