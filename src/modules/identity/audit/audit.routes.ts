import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { askedBy, type Database } from '#platform/database/transactions.ts'
import { pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { queryOf } from '#platform/lists/list.ts'
import { readPage } from '#platform/lists/page.ts'
import { auditList } from './audit.queries.ts'
import { AuditEntryResource } from './audit.schemas.ts'

export const auditRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/audit',
    {
      schema: { querystring: queryOf(auditList), response: { 200: pageEnvelope(AuditEntryResource) } },
      config: { access: 'audit.view', summary: 'List the audit log' },
    },
    async ({ actor, query }, reply) => {
      const page = await readPage(askedBy(database, actor), auditList, query, 'all')
      return pageOf(reply, page, query, 'Audit log.')
    },
  )
}
