import { mailedTokenEvents } from '#modules/mailed-tokens/index.ts'
import { orderCreatedEvent } from '#modules/orders/index.ts'
import { orderCreatedMail } from './order-created.ts'
import { resetPasswordMail } from './reset-password.ts'
import { verifyEmailMail } from './verify-email.ts'

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
    case mailedTokenEvents['email-verification']:
      return verifyEmailMail(payload)
    case mailedTokenEvents['password-reset']:
      return resetPasswordMail(payload)
    default:
      throw new Error(`There is no mail for '${event}'.`)
  }
}
