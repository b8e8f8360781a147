import { sql } from 'kysely'
import { type Database, withPlatform } from '../database/transactions.ts'
import type { Metrics } from '../observability/metrics.ts'

/** How far the relays lag behind what was committed. The figures are the same whichever process is asked. */
export function watchOutbox(database: Database, { meter }: Metrics): void {
  const waiting = meter.createObservableGauge('souk.outbox.waiting', {
    description: 'Events that no relay has taken up yet.',
    unit: '{event}',
  })
  const lag = meter.createObservableGauge('souk.outbox.lag', {
    description: 'How long the oldest of them has waited.',
    unit: 's',
  })
  meter.addBatchObservableCallback(
    async (gauges) => {
      const { count, seconds } = await withPlatform(database, (tx) =>
        tx
          .selectFrom('outbox')
          .where('relayed_at', 'is', null)
          .select((row) => [
            row.fn.countAll<number>().as('count'),
            sql<number>`coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8`.as('seconds'),
          ])
          .executeTakeFirstOrThrow(),
      )
      gauges.observe(waiting, count)
      gauges.observe(lag, seconds)
    },
    [waiting, lag],
  )
}
