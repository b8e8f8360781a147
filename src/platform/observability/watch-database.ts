import type { Database } from '../database/transactions.ts'
import type { Metrics } from './metrics.ts'

/** How the pool is used: pending requests for a connection are the first sign that the database cannot keep up. */
export function watchDatabase(database: Database, { meter }: Metrics): void {
  const gauge = (name: string, unit: string, description: string) =>
    meter.createObservableGauge(name, { unit, description })
  const connections = gauge('db.client.connection.count', '{connection}', 'Connections of the pool, by state.')
  const pending = gauge('db.client.connection.pending_requests', '{request}', 'Work that waits for a connection.')
  const max = gauge('db.client.connection.max', '{connection}', 'Connections that the pool may open.')
  meter.addBatchObservableCallback(
    (gauges) => {
      const use = database.pool()
      gauges.observe(connections, use.used, { state: 'used' })
      gauges.observe(connections, use.idle, { state: 'idle' })
      gauges.observe(pending, use.pending)
      gauges.observe(max, use.max)
    },
    [connections, pending, max],
  )
  if (database.replicaReads() === undefined) return
  const reads = meter.createObservableCounter('souk.database.replica.reads', {
    unit: '{read}',
    description: 'Reads that may go to the replica, by who answered.',
  })
  reads.addCallback((counter) => {
    const { answered = 0, passedOn = 0 } = database.replicaReads() ?? {}
    counter.observe(answered, { server: 'replica' })
    counter.observe(passedOn, { server: 'primary' })
  })
}
