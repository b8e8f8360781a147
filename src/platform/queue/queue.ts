import { type Processor, Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'

/** Queue keys carry one hash tag, so that a Redis Cluster keeps each queue on one node, as BullMQ's scripts need. */
const tagged = (prefix: string) => `{${prefix}:queue}`

export interface QueueOptions {
  /** Fails commands instead of holding them when Redis is away; whoever queues has the outbox to come back to. */
  redis: Redis
  prefix: string
}

export function openQueue<T>(name: string, { redis, prefix }: QueueOptions, onError: (error: Error) => void): Queue<T> {
  const queue = new Queue<T>(name, { connection: redis, prefix: tagged(prefix) })
  queue.on('error', onError)
  return queue as Queue<T>
}

export interface WorkerOptions<T> {
  /** A connection that waits for Redis to come back: BullMQ's blocking calls need one of their own. */
  redis: Redis
  prefix: string
  concurrency: number
  process: Processor<T>
  onError: (error: Error) => void
}

/** Longer than any attempt may take, so that no second worker ever believes a job abandoned that is still at work. */
export const lockDurationMs = 30_000

export function openWorker<T>(
  name: string,
  { redis, prefix, concurrency, process, onError }: WorkerOptions<T>,
): Worker<T> {
  const worker = new Worker<T>(name, process, {
    connection: redis,
    prefix: tagged(prefix),
    concurrency,
    lockDuration: lockDurationMs,
    maxStalledCount: 3,
  })
  worker.on('error', onError)
  return worker
}
