import { conflict, notFound } from '#platform/http/failure.ts'

export const shopIsClosed = () => conflict('The shop is closed: nobody could follow the link. Open it first.')

export const draftNotFound = () => notFound('There is no such draft.')
