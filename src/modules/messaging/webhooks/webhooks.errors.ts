import { conflict, notFound, validationFailed } from '#platform/http/failure.ts'

export const endpointNotFound = () => notFound('There is no such webhook endpoint.')
export const deliveryNotFound = () => notFound('There is no such delivery.')
export const urlRefused = (problem: string) => validationFailed({ url: [`The url field ${problem}`] })
export const tooManyEndpoints = (most: number) => conflict(`A shop may have ${most} webhook endpoints.`)
export const endpointPaused = () => conflict('The endpoint is paused: set its state to active first.')

/** Its signing secret would lie in the database for whoever reads that. */
export const noSecretsKey = () =>
  conflict('This server can keep no secrets yet: its operator has to set SECRETS_KEY before an endpoint can be made.')

export const rangeTooLong = (most: number) =>
  validationFailed({ to: [`The range may hold ${most} events at most: replay it in parts.`] })
