import { Failure, notFound, validationFailed } from '#platform/http/failure.ts'

export const productNotFound = () => notFound('There is no such product.')

export const notEnoughToTake = (name: string, quantity: number) =>
  validationFailed({ delta: [`Only ${quantity} of '${name}' are there to take away.`] })

export const moreThanFits = (name: string) =>
  validationFailed({ delta: [`'${name}' would number more than a quantity can say.`] })

export const quantityHasMoved = (quantity: number, expected: number) =>
  new Failure(409, 'conflict', `The quantity is ${quantity} by now, not ${expected}.`)

export const stockCannotReturn = () =>
  new Failure(409, 'conflict', 'The stock cannot return: a product would number more than a quantity can say.')
