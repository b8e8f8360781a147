import { conflict, Failure } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'

export const notInReview = () => conflict('This payment is not in review.')

export const otherCurrency = (currency: string) =>
  conflict(`It came in ${currency}, which the order is not in: it can only be given back.`)

export const soldOutMeanwhile = () => conflict('Something of it is sold out by now: give the money back, or add stock.')

export const orderedOtherwise = () =>
  conflict('The cart was ordered by another payment: this one can only be given back.')

export const nothingToCapture = () => conflict('Nothing of this payment waits to be captured.')

export const providerRefused = (message: string) => conflict(`The payment provider refused: ${message}`)

export const providerSilentKind: FailureKind = {
  status: 503,
  code: 'provider_unavailable',
  when: 'The payment provider gives no answer. Asked again, nothing is done twice.',
}

export const providerSilent = () =>
  new Failure(
    providerSilentKind.status,
    providerSilentKind.code,
    'The payment provider gives no answer at the moment. Try again: nothing is paid twice.',
  )
