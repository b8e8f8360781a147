import type { OutboxEvent } from '#platform/outbox/announce.ts'
import type { TransferResource } from './transfers.schemas.ts'

/** However it ended. What stood in the file is no part of it. */
export const transferFinished = ({ id, kind, what, mode, state, counts }: TransferResource): OutboxEvent => ({
  event: 'transfer.finished',
  payload: { transfer: { id, kind, what, mode, state, counts } },
})
