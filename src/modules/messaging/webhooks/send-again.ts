import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { write } from './webhook-body.ts'
import { deliveryNotFound, endpointPaused } from './webhooks.errors.ts'
import { getDelivery, getEndpoint } from './webhooks.queries.ts'
import type { DeliveryResource } from './webhooks.schemas.ts'

interface Which {
  id: number
  /** Where the path names it as well. */
  endpointId?: number
}

/** Five attempts more, the first one now, under the id that it had. */
export async function retryDelivery(tx: TenantTx, { id, endpointId }: Which): Promise<DeliveryResource> {
  const delivery = await getDelivery(tx, id)
  if (endpointId !== undefined && delivery.endpoint_id !== endpointId) throw deliveryNotFound()
  if ((await getEndpoint(tx, delivery.endpoint_id)).state === 'paused') throw endpointPaused()
  await sql`
    UPDATE webhook_deliveries SET state = 'pending', attempts = 0,
      due_at = CASE WHEN leased_until > now() THEN due_at ELSE now() END
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  return getDelivery(tx, id)
}

/** Sends an event that nothing happened for: to see that the receiver is there, and reads signatures. */
export async function testEndpoint(tx: TenantTx, endpointId: number): Promise<DeliveryResource> {
  if ((await getEndpoint(tx, endpointId)).state === 'paused') throw endpointPaused()
  const event = 'webhook.test'
  const { id } = await tx
    .insertInto('webhook_deliveries')
    .values({
      user_id: tx.userId,
      endpoint_id: endpointId,
      webhook_id: `msg_test_${randomUUID().replaceAll('-', '')}`,
      event,
      body: write(event, new Date(), { user_id: tx.userId, endpoint_id: endpointId }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return getDelivery(tx, id)
}
