import { endpointPausedEvent } from '#modules/messaging/declared-events/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { updateEndpoint } from './change-endpoints.ts'

/** Its owner is notified by mail: what happens from now on is not sent there, and can be replayed. */
export async function pauseEndpoint(tx: TenantTx, { endpointId }: { endpointId: number }): Promise<void> {
  const { id, url } = await updateEndpoint(tx, endpointId, { state: 'paused' })
  // With many receivers the path is a secret.
  await announce(tx, { event: endpointPausedEvent, payload: { endpoint: { id, host: new URL(url).host } } })
}
