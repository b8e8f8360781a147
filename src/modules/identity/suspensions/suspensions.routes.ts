import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { reinstateUser } from './reinstate-user.ts'
import { suspendUser } from './suspend-user.ts'
import { SuspendUserRequest, SuspensionResource } from './suspensions.schemas.ts'

export const suspensionRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.put(
    '/users/:id/suspension',
    {
      schema: { params: IdParams, body: SuspendUserRequest, response: { 200: envelope(SuspensionResource) } },
      config: {
        access: 'users.suspend',
        operation: 'users.suspend',
        summary: 'Suspend a user',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id: userId }, body: { reason } }, reply) => {
      const suspension = await withPlatform(askedBy(database, actor), (tx) =>
        suspendUser(tx, { userId, by: actor, reason }),
      )
      return success(reply, suspension, 'User suspended.')
    },
  )

  app.delete(
    '/users/:id/suspension',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'users.suspend', operation: 'users.reinstate', summary: 'Reinstate a user' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withPlatform(askedBy(database, actor), (tx) => reinstateUser(tx, id, actor))
      return reply.code(204).send(null)
    },
  )
}
