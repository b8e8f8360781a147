import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fairQueue } from '#platform/fair-queue.ts'
import { emptyFile, fileTooLarge, notATable } from './transfers.errors.ts'

export const tableTypes = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'application/csv',
  'application/vnd.ms-excel',
]

const megabyte = 1024 * 1024
const mostMegabytes = 100

/** A few megabytes of each are in memory, whatever their size. */
const receiving = fairQueue({ places: 8, maxWaitMs: 10_000 }).lane({
  places: 8,
  placesPerKey: 2,
  maxWaiting: 100,
  maxWaitingPerKey: 10,
})

/** The body as it comes, for the routes of this plugin alone. A request waits for its place before its body is read. */
export function receiveTables(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(tableTypes, (_request, payload, done) => done(null, payload))
  app.addContentTypeParser('*', (_request, _payload, done) => done(notATable()))
  app.addHook('preParsing', async ({ actor: { userId } }, reply) => {
    const turn = receiving.enter(userId)
    if (turn !== undefined) await turn
    if (reply.raw.destroyed) return receiving.leave(userId)
    reply.raw.once('close', () => receiving.leave(userId))
  })
}

/** Refuses more than fits, however long its sender says that it is. */
export async function* chunksOf({ body, headers }: FastifyRequest): AsyncGenerator<Uint8Array> {
  if (body === undefined || body === null) throw emptyFile()
  if (Number(headers['content-length'] ?? 0) > mostMegabytes * megabyte) throw fileTooLarge(mostMegabytes)
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostMegabytes * megabyte) throw fileTooLarge(mostMegabytes)
    yield chunk
  }
  if (bytes === 0) throw emptyFile()
}
