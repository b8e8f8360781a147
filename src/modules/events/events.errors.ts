import { Failure } from '#platform/http/failure.ts'

/** What came after the number that the client has seen is no longer known whole. */
export const eventsForgotten = (forgotten: number) =>
  new Failure(
    410,
    'events_forgotten',
    `The events up to ${forgotten} are no longer kept. Read the orders anew, and then the events without 'since'.`,
  )
