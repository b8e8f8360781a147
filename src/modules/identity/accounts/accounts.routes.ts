import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { endToken } from '#modules/identity/tokens/index.ts'
import { askedFrom, type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { signInRefusals } from './accounts.errors.ts'
import { getProfile, getTimeZone } from './accounts.queries.ts'
import {
  ChangePasswordRequest,
  LoginRequest,
  ProfileResource,
  RegisterRequest,
  SignedInResource,
  UpdateProfileRequest,
} from './accounts.schemas.ts'
import { changePassword } from './change-password.ts'
import { requireFullToken } from './full-token.ts'
import { limitRegistrations, type RegistrationLimit } from './limit-registrations.ts'
import { login } from './login.ts'
import { type ThrottleOptions, throttleLogin } from './login-throttle.ts'
import { type RegistrationOptions, register } from './register.ts'
import { updateProfile } from './update-profile.ts'

export interface AccountOptions extends RegistrationOptions, RegistrationLimit, ThrottleOptions {
  database: Database
}

export const accountRoutes: FastifyPluginAsyncZod<AccountOptions> = async (app, options) => {
  const { database, verifyEmail } = options

  app.post(
    '/register',
    {
      schema: { body: RegisterRequest, response: { 201: envelope(SignedInResource) } },
      config: { access: 'public', operation: 'accounts.register', summary: 'Open an account' },
    },
    async (request, reply) => {
      const { address, body } = request
      await limitRegistrations(options, address)
      const signedIn = await register(askedFrom(database, address), body, address, { verifyEmail })
      return reply.code(201).send(success(reply, signedIn, 'Account created.'))
    },
  )

  app.post(
    '/login',
    {
      schema: { body: LoginRequest, response: { 200: envelope(SignedInResource) } },
      config: {
        access: 'public',
        operation: 'accounts.login',
        summary: 'Sign in for a token',
        failures: signInRefusals,
      },
    },
    async (request, reply) => {
      const throttle = throttleLogin(options, request.body.email, request.address)
      const signedIn = await login(askedFrom(database, request.address), request.body, throttle, request.address)
      return success(reply, signedIn, 'Signed in.')
    },
  )

  app.post(
    '/logout',
    {
      schema: { response: { 204: z.null() } },
      config: { access: 'authenticated', operation: 'accounts.logout', summary: 'Revoke the token of this request' },
    },
    async ({ actor }, reply) => {
      await withTenant(database, actor.userId, (tx) => endToken(tx, actor.token.id))
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/me',
    {
      schema: { response: { 200: envelope(ProfileResource) } },
      config: { access: 'authenticated', operation: 'me.get', summary: 'Read your account' },
    },
    async ({ actor }, reply) => {
      const { userId, shopId } = actor
      // A member's own rows are not the shop's.
      const timeZone =
        shopId === userId ? undefined : await withTenant(database, shopId, (tx) => getTimeZone(tx, shopId))
      const profile = await withTenant(database, userId, (tx) => getProfile(tx, actor, timeZone))
      return success(reply, profile, 'Your account.')
    },
  )

  app.patch(
    '/me',
    {
      onRequest: requireFullToken,
      schema: { body: UpdateProfileRequest, response: { 200: envelope(ProfileResource) } },
      config: {
        access: 'authenticated',
        operation: 'me.update',
        summary: 'Change your name or e-mail address',
      },
    },
    async ({ actor, body }, reply) =>
      success(reply, await updateProfile(database, actor, body, options), 'Account changed.'),
  )

  app.put(
    '/me/password',
    {
      onRequest: requireFullToken,
      schema: { body: ChangePasswordRequest, response: { 200: envelope(z.null()) } },
      config: {
        access: 'authenticated',
        operation: 'me.changePassword',
        summary: 'Change your password',
      },
    },
    async ({ actor, body }, reply) => {
      await changePassword(database, actor, body, options)
      return success(reply, null, 'Password changed. Your other tokens are revoked.')
    },
  )
}
