import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { listAudit } from './audit.queries.ts'
import { AuditEntryResource, ListAuditQuery } from './audit.schemas.ts'

export const auditRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/audit',
    {
      schema: { querystring: ListAuditQuery, response: { 200: pageEnvelope(AuditEntryResource) } },
      config: { access: 'audit.view', summary: 'List the audit log' },
    },
    async ({ query }, reply) => {
      const page = await withPlatform(database, (tx) => listAudit(tx, query))
      return pageOf(reply, page, query, 'Audit log.')
    },
  )
}
