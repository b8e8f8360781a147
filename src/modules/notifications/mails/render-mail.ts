import { orderCreatedEvent } from '#modules/orders/index.ts'
import { orderCreatedMail } from './order-created.ts'

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** The mail that tells of an event. */
export function renderMail(event: string, payload: unknown): RenderedMail {
  switch (event) {
    case orderCreatedEvent:
      return orderCreatedMail(payload)
    default:
      throw new Error(`There is no mail for '${event}'.`)
  }
}
