import { emailChangedEvent } from '#modules/identity/accounts/index.ts'
import { mailedTokenEvents } from '#modules/identity/mailed-tokens/index.ts'
import { orderCreatedEvent } from '#modules/sales/orders/index.ts'
import { emailChangedMail } from './email-changed.ts'
import type { MailTemplate, RenderedMail, ShopBrand } from './mail-template.ts'
import { orderCreatedMail } from './order-created.ts'
import { orderStatusMail } from './order-status.ts'
import { resetPasswordMail } from './reset-password.ts'
import { verifyEmailMail } from './verify-email.ts'

/** Every mail, by the event that it tells of: a new one is a file here and a line below. */
const mails = new Map<string, MailTemplate>([
  [orderCreatedEvent, orderCreatedMail],
  ['order.status-changed', orderStatusMail],
  [mailedTokenEvents['email-verification'], verifyEmailMail],
  [mailedTokenEvents['password-reset'], resetPasswordMail],
  [emailChangedEvent, emailChangedMail],
])

export const findMail = (event: string) => mails.get(event)

export function renderMail(event: string, payload: unknown, brand: ShopBrand): RenderedMail {
  const mail = findMail(event)
  if (mail === undefined) throw new Error(`There is no mail for '${event}'.`)
  return mail.render(payload, brand)
}
