import { type FieldErrors, notFound, validationFailed } from '#platform/http/failure.ts'

export const orderNotFound = () => notFound('There is no such order.')

export const itemsRefused = (errors: FieldErrors) => validationFailed(errors)

export const totalTooLarge = () =>
  validationFailed({ items: ['The items field makes a total of more than 99999999.99.'] })
