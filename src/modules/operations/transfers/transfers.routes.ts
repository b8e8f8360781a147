import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readList, withChosenTenant, withListScope, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { readParts } from '#platform/files/parts.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { beginExport } from './begin-transfer.ts'
import { cancelTransfer } from './cancel-transfer.ts'
import { findFile } from './find-file.ts'
import { nameOfFile } from './transfer-files.ts'
import { findTransferOwner, getTransfer, transferList } from './transfers.queries.ts'
import { StartExportRequest, TransferResource } from './transfers.schemas.ts'

const ListTransfersQuery = queryOf(transferList).extend({ user_id: queryId.optional() })
const access = 'transfers.manage'

export const transferRoutes: FastifyPluginAsyncZod<{ database: Database; files: Files }> = async (
  app,
  { database, files },
) => {
  app.get(
    '/transfers',
    {
      schema: { querystring: ListTransfersQuery, response: { 200: pageEnvelope(TransferResource) } },
      config: { access, summary: 'List imports and exports' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, transferList, query), query, 'Transfers.'),
  )

  app.get(
    '/transfers/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(TransferResource) } },
      config: { access, summary: 'Read how an import or export stands' },
    },
    async ({ actor, params: { id } }, reply) =>
      success(reply, await withListScope(database, actor, undefined, (tx) => getTransfer(tx, id)), 'Transfer.'),
  )

  app.post(
    '/transfers/:id/cancellation',
    {
      schema: { params: IdParams, response: { 200: envelope(TransferResource) } },
      config: {
        access,
        operation: 'transfers.cancel',
        summary: 'Cancel a transfer that runs; what it has written stays',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const transfer = await withOwner(
        database,
        actor,
        (tx) => findTransferOwner(tx, id),
        (tx) => cancelTransfer(tx, id),
      )
      return success(reply, transfer, 'Transfer cancelled.')
    },
  )

  app.post(
    '/exports',
    {
      schema: { body: StartExportRequest, response: { 202: envelope(TransferResource) } },
      config: {
        access,
        operation: 'exports.create',
        summary: 'Export what the shop holds, as a CSV or as lines of JSON',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, body }, reply) => {
      const transfer = await withChosenTenant(database, actor, body.user_id, (tx) =>
        beginExport(tx, body, actor.userId),
      )
      reply.code(202)
      return success(reply, transfer, 'Export begun.')
    },
  )

  app.get(
    '/transfers/:id/file',
    {
      schema: { params: IdParams, response: { 200: z.unknown() } },
      config: {
        access,
        operation: 'transfers.getFile',
        summary: 'Read the file of an export, for three days',
        mediaType: ['text/csv', 'application/jsonl'],
        file: true,
        unshared: true,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const file = await withOwner(
        database,
        actor,
        (tx) => findTransferOwner(tx, id),
        (tx) => findFile(tx, id),
      )
      reply.headers({
        'cache-control': 'private, no-store',
        'content-type': file.type === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="${file.what}-${id}.${file.type}"`,
        'content-length': file.bytes,
        'x-content-type-options': 'nosniff',
      })
      return reply.send(Readable.from(readParts(files, nameOfFile(file.id), file), { objectMode: false }))
    },
  )
}
