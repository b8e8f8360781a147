import type { Visit } from '../visit.ts'

/** Where the buyer waits for a payment, and comes back to from its provider. */
export const paymentPath = ({ path }: Visit) => path('checkout', 'payment')
