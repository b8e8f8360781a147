import { conflict, notFound, validationFailed } from '#platform/http/failure.ts'

export const paymentNotFound = () => notFound('There is no such payment.')

export const notPayable = () => conflict('Nothing is to be paid any more: the order is cancelled.')

export const moreThanOutstanding = (outstanding: string) =>
  validationFailed({ amount: [`Only ${outstanding} is outstanding.`] })

export const moreThanPaid = (left: string) =>
  validationFailed({ amount: [`Only ${left} of what was paid is left to give back.`] })

export const nothingPaid = () => conflict('Nothing of this order was paid that is not given back already.')

export const moreThanShipping = (left: string) =>
  validationFailed({ shipping: [`Only ${left} of what shipping cost is left to give back.`] })

export const zeroAmount = (field: string) => validationFailed({ [field]: [`The ${field} field must be more than 0.`] })
