import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireFullToken } from '#modules/identity/accounts/index.ts'
import { askedBy, askedFrom, type Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { ForgotPasswordRequest, ResetPasswordRequest, VerifyEmailRequest } from './recovery.schemas.ts'
import { requestPasswordReset, resetPassword } from './reset-password.ts'
import { requestVerification, verifyEmail } from './verify-email.ts'

/** What goes by way of the user's mailbox. */
export const recoveryRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/email/verification',
    {
      onRequest: requireFullToken,
      schema: { response: { 202: envelope(z.null()) } },
      config: {
        access: 'authenticated',
        operation: 'accounts.requestVerification',
        summary: 'Have a verification mail sent',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor }, reply) => {
      await requestVerification(askedBy(database, actor), actor.userId)
      return reply.code(202).send(success(reply, null, 'A mail is on its way to your address.'))
    },
  )

  app.post(
    '/email/verification/confirm',
    {
      schema: { body: VerifyEmailRequest, response: { 200: envelope(z.null()) } },
      config: { access: 'public', operation: 'accounts.verifyEmail', summary: 'Verify an e-mail address' },
    },
    async ({ address, body: { token } }, reply) => {
      await verifyEmail(askedFrom(database, address), token)
      return success(reply, null, 'E-mail address verified.')
    },
  )

  app.post(
    '/password/forgot',
    {
      schema: { body: ForgotPasswordRequest, response: { 202: envelope(z.null()) } },
      config: { access: 'public', operation: 'accounts.forgotPassword', summary: 'Have a reset mail sent' },
    },
    async ({ address, body: { email } }, reply) => {
      await requestPasswordReset(askedFrom(database, address), email)
      return reply
        .code(202)
        .send(success(reply, null, 'If there is an account for this address, a mail is on its way.'))
    },
  )

  app.post(
    '/password/reset',
    {
      schema: { body: ResetPasswordRequest, response: { 200: envelope(z.null()) } },
      config: {
        access: 'public',
        operation: 'accounts.resetPassword',
        summary: 'Set a new password by a mailed token',
      },
    },
    async ({ address, body }, reply) => {
      await resetPassword(askedFrom(database, address), body, address)
      return success(reply, null, 'Password changed. All tokens are revoked: sign in anew.')
    },
  )
}
