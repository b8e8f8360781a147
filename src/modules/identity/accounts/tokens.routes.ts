import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Abilities, presentedToken, requireAbilities } from '#modules/identity/access/index.ts'
import {
  ExpiresAt,
  getToken,
  issueToken,
  listTokens,
  revokeAllTokens,
  revokeToken,
  TokenResource,
  tokenList,
} from '#modules/identity/tokens/index.ts'
import { type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, trimmedText } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'

const CreateTokenRequest = z
  .strictObject({
    name: trimmedText({ min: 1, max: 255 }),
    abilities: Abilities.optional(),
    expires_at: ExpiresAt.optional(),
  })
  .meta({ id: 'CreateTokenRequest' })

const NewTokenResource = TokenResource.extend({ token: z.string() }).meta({ id: 'NewToken' })

export const tokenRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/tokens',
    {
      schema: { querystring: queryOf(tokenList), response: { 200: pageEnvelope(TokenResource) } },
      config: { access: 'authenticated', summary: 'List your tokens' },
    },
    async ({ actor, query }, reply) => {
      const page = await withTenant(database, actor.userId, (tx) => listTokens(tx, query, actor.token.id))
      return pageOf(reply, page, query, 'Tokens.')
    },
  )

  app.post(
    '/tokens',
    {
      schema: { body: CreateTokenRequest, response: { 201: envelope(NewTokenResource) } },
      config: {
        access: 'authenticated',
        summary: 'Make a token',
        idempotent: true,
        failures: [failureKinds.forbidden],
      },
    },
    async (request, reply) => {
      const { userId, token } = request.actor
      const { name, abilities = token.abilities, expires_at: expiresAt } = request.body
      requireAbilities(token.abilities, abilities)
      const work = async (tx: TenantTx) => {
        const { id, plainText } = await issueToken(tx, { userId, name, abilities, expiresAt })
        const resource = { token: plainText, ...(await getToken(tx, id)) }
        return answer(reply, { status: 201, message: 'Token created. It is shown this once.', resource })
      }
      // The answer holds the new token, which lies nowhere in the clear: a replay opens with the same token that asked.
      const sealedWith = presentedToken(request)
      const created = await withTenant(database, userId, (tx) =>
        once(tx, request, userId, () => work(tx), { sealedWith }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.delete(
    '/tokens',
    {
      schema: { response: { 204: z.null() } },
      config: { access: 'authenticated', operation: 'tokens.revokeAll', summary: 'Revoke all your tokens' },
    },
    async ({ actor }, reply) => {
      await withTenant(database, actor.userId, revokeAllTokens)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/tokens/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'authenticated', operation: 'tokens.revoke', summary: 'Revoke one of your tokens' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withTenant(database, actor.userId, (tx) => revokeToken(tx, id))
      return reply.code(204).send(null)
    },
  )
}
