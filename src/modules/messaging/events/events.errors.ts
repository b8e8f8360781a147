import { Failure } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'

export const forgottenRefusal: FailureKind = {
  status: 410,
  code: 'events_forgotten',
  when: 'Some of the events after `since` are no longer kept: read the orders anew, and go on without `since`.',
}

/** What came after the number that the client has seen is no longer known whole. */
export const eventsForgotten = (forgotten: number) =>
  new Failure(
    410,
    'events_forgotten',
    `The events up to ${forgotten} are no longer kept. Read the orders anew, and then the events without 'since'.`,
  )
