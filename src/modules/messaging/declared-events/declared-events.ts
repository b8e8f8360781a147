import { buyerAccountMails } from './buyer-account-mails.ts'
import { buyerAccounts } from './buyer-accounts.ts'
import { cartAbandoned } from './cart-abandoned.ts'
import type { DeclaredEvent, EventData } from './declare-event.ts'
import { emailChanged } from './email-changed.ts'
import { fulfillmentMoves } from './fulfillment-moves.ts'
import { fulfillmentShipped } from './fulfillment-shipped.ts'
import { listingShown } from './listing-shown.ts'
import type { RenderedMail, ShopBrand } from './mail/mail-template.ts'
import { memberInvited } from './member-invited.ts'
import { orderCreated } from './order-created.ts'
import { orderPaidEvent } from './order-paid.ts'
import { orderReceived } from './order-received.ts'
import { orderStatusChanged } from './order-status-changed.ts'
import { passwordChanged } from './password-changed.ts'
import { paymentNews } from './payment-news.ts'
import { productStock } from './product-stock.ts'
import { refundFailed } from './refund-failed.ts'
import { refundSucceeded } from './refund-succeeded.ts'
import { resetPassword } from './reset-password.ts'
import { transferFinishedEvent } from './transfer-finished.ts'
import { verifyEmail } from './verify-email.ts'
import { webhookEndpointPaused } from './webhook-endpoint-paused.ts'

/** All that the outbox may hold: a new one is a file here and a line below. */
const declared: DeclaredEvent[] = [
  orderCreated,
  orderStatusChanged,
  orderPaidEvent,
  orderReceived,
  ...paymentNews,
  refundSucceeded,
  refundFailed,
  fulfillmentShipped,
  ...fulfillmentMoves,
  ...listingShown,
  ...productStock,
  ...buyerAccounts,
  ...buyerAccountMails,
  cartAbandoned,
  transferFinishedEvent,
  webhookEndpointPaused,
  verifyEmail,
  resetPassword,
  emailChanged,
  passwordChanged,
  memberInvited,
]

const byName = new Map(declared.map((one) => [one.event, one]))

/** The events that a shop hears of. */
export const loggedEvents: readonly string[] = declared.filter(({ logged }) => logged).map(({ event }) => event)

/** The kinds of data, each with the events that come with it. */
export const loggedData: readonly { logged: EventData; events: [string, ...string[]] }[] = [
  ...Map.groupBy(
    declared.filter(({ logged }) => logged),
    ({ logged }) => logged as EventData,
  ),
].map(([logged, events]) => ({ logged, events: events.map(({ event }) => event) as [string, ...string[]] }))

/** Throws for an event that is nobody's to read. */
export function readData(event: string, payload: unknown): Record<string, unknown> {
  const logged = byName.get(event)?.logged
  if (logged === undefined) throw new Error(`No log holds '${event}'.`)
  return logged.read(payload)
}

export const mailedEvents: readonly string[] = declared.filter(({ mail }) => mail).map(({ event }) => event)

export const findMail = (event: string) => byName.get(event)?.mail

export function renderMail(event: string, payload: unknown, brand: ShopBrand): RenderedMail {
  const mail = findMail(event)
  if (mail === undefined) throw new Error(`There is no mail for '${event}'.`)
  return mail.render(payload, brand)
}
