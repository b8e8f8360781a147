import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { endToken } from '#modules/identity/tokens/index.ts'
import { askedFrom, type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { closeSession, openSession } from '#platform/http/session-cookie.ts'
import { signInRefusals } from './accounts.errors.ts'
import { LoginRequest, UserResource } from './accounts.schemas.ts'
import { login } from './login.ts'
import { type ThrottleOptions, throttleLogin } from './login-throttle.ts'

const OpenSessionRequest = LoginRequest.pick({ email: true, password: true }).meta({ id: 'OpenSessionRequest' })
const SessionResource = z.object({ user: UserResource, csrf_token: z.string() }).meta({ id: 'Session' })

const sessionMs = 12 * 60 * 60 * 1000

export interface SessionOptions extends ThrottleOptions {
  database: Database
  /** Users reach it over https, whatever a request says of itself. */
  alwaysSecure: boolean
}

/** Signing in from a browser: the token stays in a cookie that no script can read. */
export const sessionRoutes: FastifyPluginAsyncZod<SessionOptions> = async (app, options) => {
  const { database, alwaysSecure } = options

  app.post(
    '/session',
    {
      schema: { body: OpenSessionRequest, response: { 200: envelope(SessionResource) } },
      config: {
        access: 'public',
        operation: 'session.open',
        summary: "Open a browser's session",
        cookies: true,
        failures: signInRefusals,
      },
    },
    async (request, reply) => {
      const { email, password } = request.body
      const throttle = throttleLogin(options, email, request.address)
      const expires_at = new Date(Date.now() + sessionMs)
      const credentials = { email, password, device_name: 'browser', abilities: ['*'], expires_at }
      const { user, token } = await login(askedFrom(database, request.address), credentials, throttle, request.address)
      const csrf_token = openSession(request, reply, { token, expiresAt: expires_at, alwaysSecure })
      return success(reply, { user, csrf_token }, 'Signed in.')
    },
  )

  app.delete(
    '/session',
    {
      schema: { response: { 204: z.null() } },
      config: {
        access: 'authenticated',
        operation: 'session.close',
        summary: "Close a browser's session",
        cookies: true,
      },
    },
    async ({ actor }, reply) => {
      await withTenant(database, actor.userId, (tx) => endToken(tx, actor.token.id))
      closeSession(reply)
      return reply.code(204).send(null)
    },
  )
}
