import { Failure, type FieldErrors, notFound, validationFailed } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'
import { nextStatuses, type OrderStatus } from './order-status.ts'

export const orderNotFound = () => notFound('There is no such order.')

export const itemsRefused = (errors: FieldErrors) => validationFailed(errors)

export const totalTooLarge = () =>
  validationFailed({ items: ['The items field makes a total of more than 99999999.99.'] })

export const transitionRefusal: FailureKind = {
  status: 409,
  code: 'invalid_transition',
  when: 'The order cannot become that from what it is, or is it already.',
}

export function invalidTransition(from: OrderStatus, to: OrderStatus): Failure {
  const open = nextStatuses[from].join(', ')
  const moves = open === '' ? 'No move is open to it any more.' : `Moves open to it: ${open}.`
  const refused = from === to ? `The order is ${from} already.` : `An order that is ${from} cannot become ${to}.`
  return new Failure(transitionRefusal.status, transitionRefusal.code, `${refused} ${moves}`)
}
