import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { AccessExplanation, ExplainAccessQuery } from './access.schemas.ts'
import { may, requirePermission } from './actor.ts'
import { recordView } from './crossing.ts'
import { explainAccess } from './explain-access.ts'

export const accessRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/access/explain',
    {
      schema: { querystring: ExplainAccessQuery, response: { 200: envelope(AccessExplanation) } },
      config: {
        access: 'authenticated',
        operation: 'access.explain',
        summary: 'Explain who may do what, and why',
        failures: [failureKinds.forbidden, failureKinds.notFound],
      },
    },
    async ({ actor, query: { user_id: userId = actor.userId, permission } }, reply) => {
      const own = userId === actor.userId
      if (!own) requirePermission(actor, 'users.view')
      const explanation = await withPlatform(database, async (tx) => {
        const user = await tx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()
        if (user === undefined) throw notFound('There is no such user.')
        const token = own ? actor.token : undefined
        const explained = await explainAccess(tx, { userId, permission, token, showsRoles: may(actor, 'roles.view') })
        await recordView(tx, actor, { type: 'users', id: userId, ownerId: userId })
        return explained
      })
      return success(reply, explanation, explanation.reason)
    },
  )
}
