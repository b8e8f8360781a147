import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, requireOver } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { listTokens, revokeToken, TokenResource, tokenList } from '#modules/identity/tokens/index.ts'
import { askedBy, type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { IdParams } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'

const TokenParams = IdParams.extend({ token_id: IdParams.shape.id })

/** Whoever may end all of a user's tokens, by suspending them, may see them and end one: for a phone that was lost. */
export const userTokenRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/users/:id/tokens',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(tokenList),
        response: { 200: pageEnvelope(TokenResource) },
      },
      config: { access: 'users.suspend', operation: 'users.listTokens', summary: "List a user's tokens" },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await forUser(database, actor, { id, action: 'users.list-tokens' }, (tx) =>
        listTokens(tx, query, actor.token.id),
      )
      return pageOf(reply, page, query, 'Tokens.')
    },
  )

  app.delete(
    '/users/:id/tokens/:token_id',
    {
      schema: { params: TokenParams, response: { 204: z.null() } },
      config: { access: 'users.suspend', operation: 'users.revokeToken', summary: "Revoke one of a user's tokens" },
    },
    async ({ actor, params: { id, token_id } }, reply) => {
      const act = { id, action: 'users.revoke-token', after: { revoked: token_id } }
      await forUser(database, actor, act, async (tx) => {
        if (id !== actor.userId) await requireOver(tx, actor, id)
        await revokeToken(tx, token_id)
      })
      return reply.code(204).send(null)
    },
  )
}

interface ActOnUser {
  id: number
  action: string
  after?: unknown
}

/** Works in the user's own rows, and writes down who did when it was somebody else. */
function forUser<T>(
  database: Database,
  actor: Actor,
  { id, action, after }: ActOnUser,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  return withTenant(askedBy(database, actor), id, async (tx) => {
    const user = await tx.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst()
    if (user === undefined) throw notFound('There is no such user.')
    const done = await work(tx)
    const subject = { type: 'users', id, ownerId: id }
    if (id !== actor.userId) await recordAudit(tx, { by: actor, action, subject, after })
    return done
  })
}
