import { DelayedError, type Job, type Processor, Queue, Worker } from 'bullmq'
import type { Monitor } from '../observability/monitor.ts'
import { inStory, noteException } from '../observability/story.ts'
import type { RedisClient } from '../redis/open.ts'
import { failAfterRest } from '../redis/rest.ts'

/** What all keys of the queues begin with. */
export const queuePrefix = (prefix: string) => `${prefix}:{queue}`

export interface QueueOptions {
  /** Fails commands at once when Redis is away; whoever queues tries again from the outbox. */
  redis: RedisClient
  prefix: string
}

export function openQueue<T>(name: string, { redis, prefix }: QueueOptions, onError: (error: Error) => void): Queue<T> {
  const queue = new Queue<T>(name, { connection: redis, prefix: queuePrefix(prefix) })
  queue.on('error', onError)
  return queue as Queue<T>
}

/** What every job carries besides its own: the trace of the request that it follows from. */
export interface Traced {
  traceparent?: string | undefined
}

export interface WorkerOptions<T extends Traced> {
  /** A connection that waits for Redis to come back: BullMQ's blocking calls need one of their own. */
  redis: RedisClient
  prefix: string
  concurrency: number
  process: Processor<T>
  monitor: Monitor
  onError: (error: Error) => void
}

/** Longer than any attempt may take, so that no second worker ever believes a job abandoned that is still at work. */
export const lockDurationMs = 30_000

/** BullMQ's own asks for the next job again at once. */
class PatientWorker<T> extends Worker<T> {
  protected override moveToActive(token: string, name?: string): Promise<Job<T>> {
    return super.moveToActive(token, name).catch(failAfterRest)
  }
}

export function openWorker<T extends Traced>(
  name: string,
  { redis, prefix, concurrency, process, monitor, onError }: WorkerOptions<T>,
): Worker<T> {
  const worker = new PatientWorker<T>(name, recorded(name, process, monitor), {
    connection: redis,
    prefix: queuePrefix(prefix),
    concurrency,
    lockDuration: lockDurationMs,
    maxStalledCount: 3,
  })
  worker.on('error', onError)
  return worker
}

/** Each attempt is a story of its own in the trace of what it follows from. A job that is put off has not failed. */
function recorded<T extends Traced>(queue: string, process: Processor<T>, monitor: Monitor): Processor<T> {
  if (!monitor.enabled) return process
  return async (job, token, signal) => {
    const { traceparent } = job.data
    const story = monitor.begin({ kind: 'job', name: `${queue} ${job.name}`, ...(traceparent && { traceparent }) })
    const end = (outcome: string, failure?: unknown) => {
      const series = monitor.metrics.jobs.series({ 'messaging.destination.name': queue, outcome })
      series.record(performance.now() - story.begunAt)
      const waitedMs = Math.round(story.startedAtMs - job.timestamp)
      const details = () => ({ queue, job_id: job.id, attempt: job.attemptsStarted, waited_ms: waitedMs })
      monitor.end(story, { status: outcome, failure, details })
    }
    return inStory(story, async () => {
      try {
        const result = await process(job, token, signal)
        end('completed')
        return result
      } catch (error) {
        if (error instanceof DelayedError) end('delayed')
        else {
          noteException(error)
          end('failed', error)
        }
        throw error
      }
    })
  }
}
