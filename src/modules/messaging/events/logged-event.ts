import { readData } from '#modules/messaging/declared-events/index.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import type { EventMessage, EventResource } from './events.schemas.ts'

export function toEventResource({ userId, sequence, event, payload, createdAt }: LoggedEvent): EventResource {
  const data = { ...readData(event, payload), user_id: userId, at: createdAt.toISOString() }
  return { sequence, event, data } as unknown as EventResource
}

export const toEventMessage = ({ sequence, data }: EventResource): EventMessage => ({ ...data, sequence })
