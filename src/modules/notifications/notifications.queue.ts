import type { JobsOptions, Queue } from 'bullmq'

/** A job names a delivery; what is to be sent, and whether it still is, stands in PostgreSQL. */
export interface DeliveryJob {
  deliveryId: number
}

export type DeliveryQueue = Queue<DeliveryJob>

export const deliveryQueueName = 'deliveries'

/** The brief's three attempts. */
export const maxAttempts = 3

const jobOptions: JobsOptions = {
  attempts: maxAttempts,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.25 },
  removeOnComplete: true,
  removeOnFail: false,
}

/** Queues each delivery once: one that is queued, delayed or failed already is left as it is. */
export async function enqueueDeliveries(queue: DeliveryQueue, deliveryIds: readonly number[]): Promise<void> {
  await queue.addBulk(
    deliveryIds.map((deliveryId) => ({
      name: 'deliver',
      data: { deliveryId },
      opts: { ...jobOptions, jobId: `delivery-${deliveryId}` },
    })),
  )
}
