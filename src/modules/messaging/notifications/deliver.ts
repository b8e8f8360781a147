import { type RenderedMail, renderMail, type ShopBrand, senderOf } from '#modules/messaging/declared-events/index.ts'
import type { OrderTokens } from '#modules/sales/order-tokens/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { type Mailer, mailFailure } from '#platform/mail/mailer.ts'
import { belongsTo, note } from '#platform/observability/story.ts'
import { type Backoff, pauseAfterMs } from './attempts.ts'
import type { ClaimedDelivery } from './claim-deliveries.ts'
import { completePayload } from './complete-payload.ts'
import type { DeliveryRecords } from './delivery-records.ts'
import type { DeliveryFailure, FailedAttempt } from './record-outcome.ts'

export interface DeliveryDependencies {
  database: Database
  records: DeliveryRecords
  mailer: Mailer
  brand: ShopBrand
  orderTokens: OrderTokens
  backoff: Backoff
  /** What links in mails begin with. */
  appUrl: string
}

/** `busy`: another worker is at it, or died at it and its lease still runs; look again later. */
export interface DeliveryOutcome {
  state: 'sent' | 'settled' | 'busy'
}

/** The attempt failed and is recorded as failed. */
export class DeliveryFailedError extends Error {
  readonly failure: DeliveryFailure

  constructor({ failure, reason }: FailedAttempt, cause?: unknown) {
    super(reason, { cause })
    this.name = 'DeliveryFailedError'
    this.failure = failure
  }
}

/**
 * One attempt. The row is claimed before and marked after, so that a job which runs twice still sends once. What is
 * left is a worker killed between the server's "taken" and the mark: then the mail goes out again, with the Message-ID
 * it had before.
 */
export async function deliver(dependencies: DeliveryDependencies, id: number): Promise<DeliveryOutcome> {
  const { records } = dependencies
  const delivery = await records.claim(id)
  if (delivery.state === 'interrupted') {
    const reason = 'The worker ended during the last attempt; whether the mail was taken is not known.'
    const attempt: FailedAttempt = { failure: 'interrupted', reason, retryAfterMs: undefined }
    await records.failed(id, attempt)
    throw new DeliveryFailedError(attempt)
  }
  if (delivery.state !== 'claimed') return { state: delivery.state }
  belongsTo(delivery.userId)
  note('notification', delivery.event, { details: { channel: 'mail', recipient: delivery.recipient, delivery_id: id } })
  const messageId = `<delivery-${id}-${delivery.createdAt.getTime()}@${dependencies.mailer.domain}>`
  try {
    await attempt(dependencies, delivery, messageId)
  } catch (error) {
    const failed = failedAttempt(error, pauseAfterMs(delivery.attempts, dependencies.backoff))
    await records.failed(id, failed)
    throw new DeliveryFailedError(failed, error)
  }
  await records.sent({ id, messageId })
  return { state: 'sent' }
}

class RenderingError extends Error {}

async function attempt(
  dependencies: DeliveryDependencies,
  delivery: ClaimedDelivery,
  messageId: string,
): Promise<void> {
  const mail = await compose(dependencies, delivery).catch((cause: Error) => {
    throw new RenderingError(`The mail could not be made: ${cause.message}`, { cause })
  })
  await dependencies.mailer.send({ to: delivery.recipient, messageId, ...mail })
}

/** What is for a buyer goes out in the shop's name and the buyer's language, and its answer to the shop. */
async function compose(
  dependencies: DeliveryDependencies,
  delivery: ClaimedDelivery,
): Promise<RenderedMail & { fromName?: string; replyTo?: string }> {
  const payload = await completePayload(dependencies, delivery)
  const { brand, ...sender } = senderOf(payload, {
    ...dependencies.brand,
    ...(delivery.locale !== null && { locale: delivery.locale }),
  })
  return { ...renderMail(delivery.event, payload, brand), ...sender }
}

function failedAttempt(error: unknown, retryAfterMs: number | undefined): FailedAttempt {
  const failure = error instanceof RenderingError ? 'not_rendered' : mailFailure(error)
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1_000)
  return { failure, reason, retryAfterMs }
}
