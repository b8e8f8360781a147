import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { VerifiedToken } from '#modules/identity/tokens/index.ts'
import { askedBy, type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { AccessExplanation, AccessResource, ExplainAccessQuery, ListAccessQuery } from './access.schemas.ts'
import { type Actor, may, requirePermission } from './actor.ts'
import { recordView } from './crossing.ts'
import { explainAccess } from './explain-access.ts'
import { listAccess } from './list-access.ts'

export const accessRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/access',
    {
      schema: { querystring: ListAccessQuery, response: { 200: pageEnvelope(AccessResource) } },
      config: {
        access: 'authenticated',
        summary: 'List what somebody may do and what not',
        failures: [failureKinds.notFound],
      },
    },
    async ({ actor, query }, reply) => {
      const page = await lookAt(database, actor, query.user_id, (tx, about) => listAccess(tx, { ...about, query }))
      return pageOf(reply, page, query, 'Access.')
    },
  )

  app.get(
    '/access/explain',
    {
      schema: { querystring: ExplainAccessQuery, response: { 200: envelope(AccessExplanation) } },
      config: {
        access: 'authenticated',
        operation: 'access.explain',
        summary: 'Explain who may do what, and why',
        failures: [failureKinds.notFound],
      },
    },
    async ({ actor, query: { user_id, permission } }, reply) => {
      const explanation = await lookAt(database, actor, user_id, (tx, about) =>
        explainAccess(tx, { ...about, permission, showsRoles: may(actor, 'roles.view') }),
      )
      return success(reply, explanation, explanation.reason)
    },
  )
}

interface Subject {
  userId: number
  shopId: number
  token: VerifiedToken | undefined
}

/** Everybody may look at their own rights, by the token that asks; who may see users, at anybody's. */
function lookAt<T>(
  database: Database,
  actor: Actor,
  userId: number = actor.userId,
  look: (tx: PlatformTx, subject: Subject) => Promise<T>,
): Promise<T> {
  const own = userId === actor.userId
  if (!own) requirePermission(actor, 'users.view')
  return withPlatform(askedBy(database, actor), async (tx) => {
    const user = await tx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()
    if (user === undefined) throw notFound('There is no such user.')
    const seen = await look(tx, { userId, shopId: own ? actor.shopId : userId, token: own ? actor.token : undefined })
    await recordView(tx, actor, { type: 'users', id: userId, ownerId: userId })
    return seen
  })
}
