import { toEventMessage, toEventResource } from '#modules/messaging/events/index.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'

/** What is sent: as the Standard Webhooks specification has it, with the data that streams and sockets carry, too. */
export const bodyOf = (logged: LoggedEvent): string =>
  write(logged.event, logged.createdAt, toEventMessage(toEventResource(logged)))

export const write = (type: string, at: Date, data: unknown): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data })

/** The same for an event whenever it is sent: receivers recognise by it what they have had. */
export const webhookIdOf = ({ userId, sequence }: Pick<LoggedEvent, 'userId' | 'sequence'>) =>
  `msg_${userId}_${sequence}`
