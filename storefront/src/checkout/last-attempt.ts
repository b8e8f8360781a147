import type { Cart } from '../buying/cart-api.ts'
import type { Visit } from '../visit.ts'

/** Why a cart that was to be paid lies open again. */
export function lastAttempt({ words }: Visit, { payment }: Cart): string | undefined {
  if (payment === null) return undefined
  const { state, failure } = payment
  if (state === 'failed')
    return words.paymentFailed(failure === null ? words.noReason : (words.failures[failure] ?? failure))
  if (state === 'cancelled') return words.paymentEnded
  return state === 'captured' || state === 'refunded' ? words.paymentReturned : undefined
}
