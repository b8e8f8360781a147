import type { JobsOptions, Queue } from 'bullmq'
import type { Traced } from '#platform/queue/queue.ts'

/** A job names a delivery; what is to be sent, and whether it still is, stands in PostgreSQL. */
export interface DeliveryJob extends Traced {
  deliveryId: number
}

export type DeliveryQueue = Queue<DeliveryJob>

export const deliveryQueueName = 'deliveries'

/** A job is one attempt: when the next one is due stands in PostgreSQL, where no restart and no eviction loses it. */
const jobOptions: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true }

/** A delivery's place on the queue; the time distinguishes the jobs of one delivery when it is queued again later. */
export interface QueuedDelivery {
  id: number
  queuedAt: Date
  /** In which the event came about. */
  traceparent: string | null
}

/** Queues each delivery once: one that is on the queue already is left as it is. */
export async function enqueueDeliveries(queue: DeliveryQueue, deliveries: readonly QueuedDelivery[]): Promise<void> {
  await queue.addBulk(
    deliveries.map(({ id, queuedAt, traceparent }) => ({
      name: 'deliver',
      data: { deliveryId: id, ...(traceparent !== null && { traceparent }) },
      opts: { ...jobOptions, jobId: `delivery-${id}-${queuedAt.getTime()}` },
    })),
  )
}
