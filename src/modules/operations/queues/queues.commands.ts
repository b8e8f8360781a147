import { z } from 'zod'
import { dropFailedDeliveries, failedJobList, retryFailedDeliveries } from '#modules/messaging/notifications/index.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { tableOf } from '#platform/command-line/table.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { queryOf } from '#platform/lists/list.ts'
import { readPage } from '#platform/lists/page.ts'
import { readQueues } from './read-queues.ts'

interface Needs {
  database: Database
}

const shown = 100

const job = {
  about: "a failed job's number, or 'all'",
  schema: z
    .string()
    .regex(/^([1-9]\d{0,14}|all)$/, "must be the number of a failed job, or 'all'")
    .transform((which) => (which === 'all' ? which : Number(which))),
}

const jobsOf = (which: number | string) => (typeof which === 'number' ? which : {})

export const showQueues = declareCommand({
  async run({ database }: Needs, _parsed, say) {
    const queues = await withPlatform(database, readQueues)
    const rows = queues.map((queue) => [
      ...[queue.name, queue.waiting, queue.queued, queue.failed],
      ...[queue.oldest_at, queue.next_attempt_at],
    ])
    for (const line of tableOf(['queue', 'waiting', 'queued', 'failed', 'oldest', 'next attempt'], rows)) say(line)
    return { done: true, result: queues }
  },
})

/** Nothing failed is all well. */
export const showFailedJobs = declareCommand({
  async run({ database }: Needs, _parsed, say) {
    const newest = queryOf(failedJobList).parse({ per_page: String(shown) })
    const { rows, total } = await readPage(database, failedJobList, newest, 'all')
    const cells = rows.map(({ id, failed_at, event, recipient, attempts, failure, last_error }) => [
      ...[id, failed_at, event, recipient, failure, attempts, last_error],
    ])
    for (const line of tableOf(['job', 'failed', 'event', 'to', 'why', 'attempts', 'said'], cells)) say(line)
    say(`${total} failed.`)
    return { done: total === 0, result: { total, jobs: rows } }
  },
})

export const retryFailedJobs = declareCommand({
  arguments: { job },
  async run({ database }: Needs, { job }, say) {
    const retried = await withPlatform(database, (tx) => retryFailedDeliveries(tx, jobsOf(job)))
    say(`${retried} queued again.`)
    return { done: retried > 0 || job === 'all', result: { retried } }
  },
})

export const dropFailedJobs = declareCommand({
  arguments: { job },
  async run({ database }: Needs, { job }, say) {
    const dropped = await withPlatform(database, (tx) => dropFailedDeliveries(tx, jobsOf(job)))
    say(`${dropped} dropped.`)
    return { done: dropped > 0 || job === 'all', result: { dropped } }
  },
})
