import type { Database } from '#platform/database/transactions.ts'
import { gather } from '#platform/gather.ts'
import { type ClaimedDelivery, claimDeliveries, type NotClaimed } from './claim-deliveries.ts'
import { type FailedAttempt, recordFailure, recordSent, type TakenMail } from './record-outcome.ts'

/** What a worker writes down about its deliveries. */
export interface DeliveryRecords {
  claim: (id: number) => Promise<ClaimedDelivery | NotClaimed>
  sent: (mail: TakenMail) => Promise<void>
  failed: (id: number, attempt: FailedAttempt) => Promise<void>
}

/**
 * A busy worker claims and marks many deliveries in one transaction: two commits per mail would cost more than the
 * mail. Whatever is not yet claimed or marked when the process dies is as if it had asked a moment later.
 */
export function openRecords(database: Database, ending: AbortSignal): DeliveryRecords {
  return {
    claim: gather((ids) => claimDeliveries(database, ids)),
    sent: gather(async (mails) => {
      await recordSent(database, mails, ending)
      return mails.map(() => undefined)
    }),
    failed: (id, attempt) => recordFailure(database, id, attempt, ending),
  }
}
