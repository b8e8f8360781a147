import Stripe from 'stripe'
import { ProviderRefused } from '../provider.ts'

export interface StripeSettings {
  secretKey: string
  /** One per endpoint that is set up at Stripe: that of one's own account, and that of the connected ones. */
  webhookSecrets: readonly string[]
  /** Where Stripe is; only tests name another place. */
  apiUrl?: string | undefined
  /** For one attempt, from the first byte to the last; there are two. */
  attemptMs?: number
}

/**
 * The version of the API is pinned: what answers look like changes with the package only. Stripe is asked by `fetch`, whose time
 * limit counts for the whole call (the package's other client begins anew with each byte), and which traces see.
 * One repetition, under the same idempotency key, gets over a connection that was closed while it was kept; what fails longer
 * is for the caller, who has no transaction open and asks again later with the same key.
 */
export function connect({ secretKey, apiUrl = 'https://api.stripe.com', attemptMs = 5_000 }: StripeSettings): Stripe {
  const { protocol, hostname, port } = new URL(apiUrl)
  return new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    httpClient: Stripe.createFetchHttpClient(),
    host: hostname,
    port: port || (protocol === 'http:' ? 80 : 443),
    protocol: protocol === 'http:' ? 'http' : 'https',
    timeout: attemptMs,
    maxNetworkRetries: 1,
    telemetry: false,
  })
}

/** In whose account: that of a shop, by a direct charge, or our own. */
export const within = (account: string | null, idempotencyKey?: string): Stripe.RequestOptions => ({
  ...(account !== null && { stripeAccount: account }),
  ...(idempotencyKey !== undefined && { idempotencyKey }),
})

/** Throws a no that stays one as `ProviderRefused`, and anything else as it came: then nobody knows whether it was done. */
export async function answerOf<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw isRefusal(error) ? new ProviderRefused(error.message, { cause: error }) : error
  }
}

/**
 * A key of ours that is wrong (401) or may do too little (403) is no refusal: the same call succeeds once an operator has put it
 * right. An account that has left us is one. The package has types of their own for limits and for keys that were used twice.
 */
function isRefusal(error: unknown): error is Error {
  const { StripeCardError, StripeInvalidRequestError, StripePermissionError } = Stripe.errors
  return (
    error instanceof StripeInvalidRequestError ||
    error instanceof StripeCardError ||
    (error instanceof StripePermissionError && error.code === 'account_invalid')
  )
}

/** A failure of Stripe's own that it has kept under the key: it answers the same to it for a day. */
export const isReplayedFailure = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError &&
  (error.statusCode ?? 0) >= 500 &&
  error.headers?.['idempotent-replayed'] === 'true'
