import type { z } from 'zod'
import type { MailTemplate } from './mail/mail-template.ts'

/** What the log holds of an event, besides whose it is and when it happened. */
export interface EventData<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** Names the schema in the contract: `Order` makes `OrderEvent`. */
  name: string
  shape: Shape
  /** Takes it out of what stands in the outbox, which holds more; a row of an earlier version can still be read. */
  read: (payload: unknown) => z.infer<z.ZodObject<Shape>>
}

/** Something that happens: an outbox row by this name, written in the transaction of the change. */
export interface DeclaredEvent {
  event: string
  /**
   * The shop hears of it: by a number in its log, on its channels and by its webhooks. Without it nobody does, but who gets
   * the mail. It names no buyer but by an id.
   */
  logged?: EventData
  mail?: MailTemplate
}

/** `read` is checked against `shape`, and the list of all events knows them by what they have in common. */
export const describeData = <Shape extends z.ZodRawShape>(data: EventData<Shape>) => data as unknown as EventData
