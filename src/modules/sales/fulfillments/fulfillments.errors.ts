import { conflict, notFound, validationFailed } from '#platform/http/failure.ts'

export const fulfillmentNotFound = () => notFound('There is no such fulfillment.')

export const nothingToSend = () => validationFailed({ items: ['Nothing of this order is left to send.'] })

export const orderIsCancelled = () => conflict('The order is cancelled: nothing of it is sent.')

export const wrongState = (state: string, wanted: string) =>
  conflict(`The fulfillment is ${state}, and cannot become ${wanted}.`)
