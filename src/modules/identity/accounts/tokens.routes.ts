import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Abilities, type ChooseShop, presentedToken } from '#modules/identity/access/index.ts'
import {
  ExpiresAt,
  getToken,
  issueToken,
  listTokens,
  requireRoomForToken,
  revokeAllTokens,
  revokeToken,
  TokenResource,
  tokenList,
} from '#modules/identity/tokens/index.ts'
import { type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { forbidden } from '#platform/http/failure.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, id, text, trimmedText } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { presentPassword } from './accounts.schemas.ts'
import { requireFullToken } from './full-token.ts'
import type { ThrottleOptions } from './login-throttle.ts'
import { endOfNewToken } from './token-life.ts'

const shopName = z.union([id, text({ min: 1, max: 63 })]).transform(String)

const CreateTokenRequest = z
  .strictObject({
    name: trimmedText({ min: 1, max: 255 }),
    abilities: Abilities.optional(),
    expires_at: ExpiresAt.optional(),
    /** The one shop that it opens, by its id or address; that of this request when absent. */
    shop: shopName.optional(),
    /** Asked for where the token is to live longer than the one that asks. */
    current_password: presentPassword.optional(),
  })
  .meta({ id: 'CreateTokenRequest' })

const NewTokenResource = TokenResource.extend({ token: z.string() }).meta({ id: 'NewToken' })

export interface TokenOptions extends ThrottleOptions {
  database: Database
  chooseShop: ChooseShop
}

/** Tokens are keys to the whole account: to look at them, make and end them takes one with all abilities. */
export const tokenRoutes: FastifyPluginAsyncZod<TokenOptions> = async (app, options) => {
  const { database, chooseShop } = options

  app.get(
    '/tokens',
    {
      onRequest: requireFullToken,
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
      onRequest: requireFullToken,
      schema: { body: CreateTokenRequest, response: { 201: envelope(NewTokenResource) } },
      config: {
        access: 'authenticated',
        summary: 'Make a token',
        idempotent: true,
        failures: [failureKinds.conflict],
      },
    },
    async (request, reply) => {
      const { userId, token } = request.actor
      const { name, abilities = token.abilities } = request.body
      const { shopId } = await chooseShop(request.actor, request.body.shop ?? String(request.actor.shopId))
      const expiresAt = await endOfNewToken(database, request.actor, request.body, options)
      const work = async (tx: TenantTx) => {
        await requireRoomForToken(tx)
        const request = { userId, name, abilities, expiresAt, shopId }
        const { id, plainText } = await issueToken(tx, request).catch(refuseLeftShop)
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
      onRequest: requireFullToken,
      schema: { response: { 204: z.null() } },
      config: {
        access: 'authenticated',
        operation: 'tokens.revokeAll',
        summary: 'Revoke all your tokens',
      },
    },
    async ({ actor }, reply) => {
      await withTenant(database, actor.userId, revokeAllTokens)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/tokens/:id',
    {
      onRequest: requireFullOrItself,
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access: 'authenticated',
        operation: 'tokens.revoke',
        summary: 'Revoke one of your tokens',
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withTenant(database, actor.userId, (tx) => revokeToken(tx, id))
      return reply.code(204).send(null)
    },
  )
}

const foreignKeyViolated = '23503'

/** The membership may have ended since it let the request in. */
function refuseLeftShop(error: { code?: string }): never {
  throw error.code === foreignKeyViolated ? forbidden('You do not belong to that shop any more.') : error
}

/** Whoever holds a token, for whatever it was made, may end it. */
async function requireFullOrItself(request: FastifyRequest): Promise<void> {
  const { id } = request.params as { id: string }
  if (id !== String(request.actor.token.id)) await requireFullToken(request)
}
