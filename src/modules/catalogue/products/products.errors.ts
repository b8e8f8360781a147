import { notFound } from '#platform/http/failure.ts'

export const productNotFound = () => notFound('There is no such product.')
