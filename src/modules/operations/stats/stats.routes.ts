import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { auditRead, readScope, requirePermission, requireUser, withReadScope } from '#modules/identity/access/index.ts'
import { type Database, fromReplica } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { getStats } from './get-stats.ts'
import { StatsQuery, StatsResource } from './stats.schemas.ts'

export const statsRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/stats',
    {
      // Names of products are among the answer; as everywhere this is decided before the query is validated.
      onRequest: async ({ actor }) => requirePermission(actor, 'products.view'),
      schema: { querystring: StatsQuery, response: { 200: envelope(StatsResource) } },
      config: { access: 'orders.view', operation: 'stats.get', summary: 'Read the figures of the overview' },
    },
    async ({ actor, query }, reply) => {
      const scope = readScope(actor, query.user_id)
      // Sums over everybody are about nobody: an open overview asks for them all day, and is not written down.
      if (scope !== 'all') await auditRead(database, actor, scope)
      const stats = await withReadScope(fromReplica(database), scope, async (tx) => {
        if ('userId' in tx) await requireUser(tx)
        return getStats(tx, query)
      })
      return success(reply, stats, 'Stats.')
    },
  )
}
