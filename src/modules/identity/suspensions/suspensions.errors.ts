import { conflict, notFound } from '#platform/http/failure.ts'

export const userNotFound = () => notFound('There is no such user.')

export const notSuspended = () => notFound('There is no such user, or the user is not suspended.')

export const ownSuspension = () => conflict('You cannot suspend yourself.')
