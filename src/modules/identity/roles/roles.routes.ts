import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { readPage } from '#platform/lists/page.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { permissionList, roleList } from './roles.queries.ts'
import { CreateRoleRequest, PermissionResource, RoleResource, UpdateRoleRequest } from './roles.schemas.ts'
import { updateRole } from './update-role.ts'

export const roleRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/permissions',
    {
      schema: { querystring: queryOf(permissionList), response: { 200: pageEnvelope(PermissionResource) } },
      config: { access: { anyOf: ['roles.view', 'users.manage'] }, summary: 'List permissions' },
    },
    async ({ actor, query }, reply) => {
      const page = await readPage(askedBy(database, actor), permissionList, query, 'all')
      return pageOf(reply, page, query, 'Permissions.')
    },
  )

  app.get(
    '/roles',
    {
      schema: { querystring: queryOf(roleList), response: { 200: pageEnvelope(RoleResource) } },
      config: { access: 'roles.view', summary: 'List roles' },
    },
    async ({ actor, query }, reply) => {
      const page = await readPage(askedBy(database, actor), roleList, query, 'all')
      return pageOf(reply, page, query, 'Roles.')
    },
  )

  app.post(
    '/roles',
    {
      schema: { body: CreateRoleRequest, response: { 201: envelope(RoleResource) } },
      config: { access: 'roles.manage', summary: 'Create a role', idempotent: true, located: true },
    },
    async (request, reply) => {
      const { actor, body } = request
      const created = await withPlatform(askedBy(database, actor), (tx) =>
        once(tx, request, actor.userId, async () => {
          const role = await createRole(tx, actor, body)
          return answer(reply, { status: 201, message: 'Role created.', location: `/roles/${role.id}`, resource: role })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.put(
    '/roles/:id',
    {
      schema: { params: IdParams, body: UpdateRoleRequest, response: { 200: envelope(RoleResource) } },
      config: {
        access: 'roles.manage',
        operation: 'roles.update',
        summary: 'Change a role',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const role = await withPlatform(askedBy(database, actor), (tx) => updateRole(tx, actor, id, body))
      return success(reply, role, 'Role updated.')
    },
  )

  app.delete(
    '/roles/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'roles.manage', summary: 'Delete a role', failures: [failureKinds.conflict] },
    },
    async ({ actor, params: { id } }, reply) => {
      await withPlatform(askedBy(database, actor), (tx) => deleteRole(tx, actor, id))
      return reply.code(204).send(null)
    },
  )
}
