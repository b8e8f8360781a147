import { Failure, notFound, validationFailed } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'

export const orderNotFound = () => notFound('There is no such order.')

export const providerUnknown = () => validationFailed({ provider: ['The provider field names no way to pay here.'] })

export const paymentIncomplete: FailureKind = {
  status: 409,
  code: 'payment_incomplete',
  when: 'The cart is to be paid before it is ordered, and is not paid yet.',
}

const incomplete = (message: string) => new Failure(paymentIncomplete.status, paymentIncomplete.code, message)

export const notPaidYet = () => incomplete('Choose how to pay, and pay, before you order.')

export const stillPending = () => incomplete('The payment is not through yet. Ask again in a moment.')

export const paymentFailed = (failure: string | null) =>
  incomplete(`${failure ?? 'The payment failed.'} Your cart is as it was: try again, or pay another way.`)

export const isLookedAt = () =>
  incomplete('Something else was paid than was asked for. The shop looks at it and writes to you; nothing is lost.')

export const nothingToPay = () => validationFailed({ provider: ['Nothing is to be paid for this cart: order it.'] })
