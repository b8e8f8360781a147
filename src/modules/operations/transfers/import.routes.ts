import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readScope, withChosenTenant } from '#modules/identity/access/index.ts'
import { askedBy, type Database } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { beginImport } from './begin-transfer.ts'
import { chunksOf, receiveTables, tableTypes } from './receive-file.ts'
import { dropFile, keepFile } from './transfer-files.ts'
import { ImportQuery, TransferResource } from './transfers.schemas.ts'

const description = `The body is the file, up to 100 MB: the CSV that \`POST /exports\` writes, or the products that Shopify exports. Its
encoding, delimiter and line endings are recognised. Whose columns it has decides: a file of Shopify's makes listings with products
wherever it is sent to. See docs/import-export.md.`

/** Bytes instead of JSON, and more of them, for the routes of this plugin alone. */
export const importRoutes: FastifyPluginAsyncZod<{ database: Database; files: Files }> = async (app, dependencies) => {
  receiveTables(app)
  const { database } = dependencies
  for (const what of ['products', 'listings'] as const)
    app.post(
      `/${what}/import`,
      {
        schema: { querystring: ImportQuery, response: { 202: envelope(TransferResource) } },
        config: {
          access: 'transfers.manage',
          operation: `${what}.import`,
          summary: `Import ${what} from a CSV, or try it`,
          description,
          bodyTypes: tableTypes,
          failures: [failureKinds.conflict],
        },
      },
      async (request, reply) => {
        const { actor, query } = request
        const { mode, user_id } = query
        readScope(actor, user_id ?? actor.shopId)
        const file = await keepFile(
          { database: askedBy(database, actor), files: dependencies.files },
          chunksOf(request),
        )
        const transfer = await withChosenTenant(database, actor, user_id, (tx) =>
          beginImport(tx, { what, mode, file }, actor.userId),
        ).catch(async (error: unknown) => {
          await dropFile(dependencies, file.id).catch(() => {})
          throw error
        })
        reply.code(202)
        return success(reply, transfer, 'Import begun.')
      },
    )
}
