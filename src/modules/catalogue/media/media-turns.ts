import type { FastifyInstance } from 'fastify'
import { fairQueue } from '#platform/fair-queue.ts'

const maxWaitMs = 10_000

/** Bytes that are in memory: 20 MB each. */
const receiving = fairQueue({ places: 8, maxWaitMs }).lane({
  places: 8,
  placesPerKey: 2,
  maxWaiting: 200,
  maxWaitingPerKey: 50,
})

/** A thread of libuv each, of which there are four: names of hosts, files and passwords need some too. */
export const working = fairQueue({ places: 2, maxWaitMs }).lane({
  places: 2,
  placesPerKey: 1,
  maxWaiting: 16,
  maxWaitingPerKey: 8,
})

/** A request waits for its place before its body is read, and keeps it until it is answered or gone. */
export function receiveInTurn(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ actor: { userId } }, reply) => {
    const turn = receiving.enter(userId)
    if (turn !== undefined) await turn
    if (reply.raw.destroyed) return receiving.leave(userId)
    reply.raw.once('close', () => receiving.leave(userId))
  })
}
