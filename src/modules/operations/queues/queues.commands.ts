import { dropFailedDeliveries, failedJobList, retryFailedDeliveries } from '#modules/messaging/notifications/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { queryOf } from '#platform/lists/list.ts'
import { readPage } from '#platform/lists/page.ts'

type Say = (line: string) => void

const shown = 100

/** `jobs:failed`: the newest hundred. Nothing failed is all well. */
export async function showFailedJobs({ database }: { database: Database }, _args: string[], say: Say) {
  const newest = queryOf(failedJobList).parse({ per_page: String(shown) })
  const { rows, total } = await readPage(database, failedJobList, newest, 'all')
  for (const { id, event, recipient, attempts, failure, last_error, failed_at } of rows) {
    say(`${id}  ${failed_at}  ${event} to ${recipient}  ${failure} after ${attempts} attempts: ${last_error}`)
  }
  say(`${total} failed.`)
  return total === 0
}

/** `jobs:retry ID|all` */
export async function retryFailedJobs({ database }: { database: Database }, [which]: string[], say: Say) {
  const retried = await withPlatform(database, (tx) => retryFailedDeliveries(tx, jobNamed(which)))
  say(`${retried} queued again.`)
  return retried > 0 || which === 'all'
}

/** `jobs:drop ID|all` */
export async function dropFailedJobs({ database }: { database: Database }, [which]: string[], say: Say) {
  const dropped = await withPlatform(database, (tx) => dropFailedDeliveries(tx, jobNamed(which)))
  say(`${dropped} dropped.`)
  return dropped > 0 || which === 'all'
}

function jobNamed(which: string | undefined): number | Record<string, never> {
  if (which === 'all') return {}
  if (which !== undefined && /^[1-9]\d{0,14}$/.test(which)) return Number(which)
  throw new Error("Name a failed job by its number, or 'all'.")
}
