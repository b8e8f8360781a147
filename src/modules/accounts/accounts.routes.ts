import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { expandPatterns } from '#modules/access/index.ts'
import { revokeToken } from '#modules/tokens/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import type { Counter } from '#platform/rate-limit/rate-limiter.ts'
import { getUser } from './accounts.queries.ts'
import { LoginRequest, ProfileResource, RegisterRequest, SignedInResource } from './accounts.schemas.ts'
import { login } from './login.ts'
import { throttleLogin } from './login-throttle.ts'
import { register } from './register.ts'

export interface AccountOptions {
  database: Database
  counter: Counter
  loginsPerMinute: number
}

export const accountRoutes: FastifyPluginAsyncZod<AccountOptions> = async (app, options) => {
  const { database, counter, loginsPerMinute } = options

  app.post(
    '/register',
    { schema: { body: RegisterRequest, response: { 201: envelope(SignedInResource) } }, config: { access: 'public' } },
    async (request, reply) => {
      const signedIn = await register(database, request.body)
      return reply.code(201).send(success(reply, signedIn, 'Account created.'))
    },
  )

  app.post(
    '/login',
    { schema: { body: LoginRequest, response: { 200: envelope(SignedInResource) } }, config: { access: 'public' } },
    async (request, reply) => {
      const throttle = throttleLogin(counter, loginsPerMinute, request.body.email, request.ip)
      return success(reply, await login(database, request.body, throttle), 'Signed in.')
    },
  )

  app.post(
    '/logout',
    { schema: { response: { 204: z.null() } }, config: { access: 'authenticated' } },
    async ({ actor }, reply) => {
      await withTenant(database, actor.userId, (tx) => revokeToken(tx, actor.token.id))
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/me',
    { schema: { response: { 200: envelope(ProfileResource) } }, config: { access: 'authenticated' } },
    async ({ actor }, reply) => {
      const { id, name, email, roles } = await withTenant(database, actor.userId, (tx) => getUser(tx, actor.userId))
      return success(reply, { id, name, email, roles, permissions: expandPatterns(actor.permissions) }, 'Your account.')
    },
  )
}
