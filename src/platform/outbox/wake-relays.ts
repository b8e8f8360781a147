import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/transactions.ts'
import { gather } from '../gather.ts'
import { outboxChannel } from './relay.ts'

const restMs = 50
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * After a request that may have announced something, the relays of all processes are woken. Not in the request's
 * transaction: a NOTIFY makes the commits of the whole cluster wait for each other. A wake that is lost costs what the
 * relay's own look costs.
 */
export function wakeRelaysAfterWrites(app: FastifyInstance, database: Database): void {
  const wake = gather(async (requests: number[]) => {
    await database.notify(outboxChannel)
    return requests
  }, restMs)
  app.addHook('onResponse', async ({ method }, { statusCode }) => {
    if (!reading.has(method) && statusCode < 400) wake(statusCode).catch(() => {})
  })
}
