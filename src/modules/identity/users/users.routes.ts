import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { recordView } from '#modules/identity/access/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { setPermissions } from './set-permissions.ts'
import { setRoles } from './set-roles.ts'
import { getManagedUser, userList } from './users.queries.ts'
import { ManagedUserResource, SetPermissionsRequest, SetRolesRequest } from './users.schemas.ts'

export const userRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/users',
    {
      schema: { querystring: queryOf(userList), response: { 200: pageEnvelope(ManagedUserResource) } },
      config: { access: 'users.view', summary: 'List users' },
    },
    async ({ actor, query }, reply) => {
      const page = await withPlatform(askedBy(database, actor), async (tx) => {
        await recordView(tx, actor, { type: 'users' })
        return pageIn(tx, userList, query)
      })
      return pageOf(reply, page, query, 'Users.')
    },
  )

  app.get(
    '/users/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(ManagedUserResource) } },
      config: { access: 'users.view', summary: 'Read a user' },
    },
    async ({ actor, params: { id } }, reply) => {
      const user = await withPlatform(askedBy(database, actor), async (tx) => {
        const found = await getManagedUser(tx, id)
        await recordView(tx, actor, { type: 'users', id, ownerId: id })
        return found
      })
      return success(reply, user, 'User.')
    },
  )

  app.put(
    '/users/:id/roles',
    {
      schema: { params: IdParams, body: SetRolesRequest, response: { 200: envelope(ManagedUserResource) } },
      config: {
        access: 'users.manage',
        operation: 'users.setRoles',
        summary: "Set a user's roles",
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id }, body: { roles } }, reply) => {
      const user = await withPlatform(askedBy(database, actor), (tx) => setRoles(tx, actor, id, roles))
      return success(reply, user, 'Roles set.')
    },
  )

  app.put(
    '/users/:id/permissions',
    {
      schema: { params: IdParams, body: SetPermissionsRequest, response: { 200: envelope(ManagedUserResource) } },
      config: {
        access: 'users.manage',
        operation: 'users.setPermissions',
        summary: "Set a user's direct permissions",
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id }, body: { permissions } }, reply) => {
      const user = await withPlatform(askedBy(database, actor), (tx) => setPermissions(tx, actor, id, permissions))
      return success(reply, user, 'Permissions set.')
    },
  )
}
