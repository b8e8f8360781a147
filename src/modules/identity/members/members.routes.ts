import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireFullToken } from '#modules/identity/accounts/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { pageQuery } from '#platform/http/paging.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn, readPage } from '#platform/lists/page.ts'
import { changeRole } from './change-role.ts'
import { listOwnShops, memberList, shopRoleList } from './members.queries.ts'
import { MemberResource, OwnShopResource, ShopRoleResource, UpdateMemberRequest } from './members.schemas.ts'
import { leaveShop, removeMember } from './remove-member.ts'

/** Who works in a shop. Of the person who asks it is the shops that are listed, of everything else the shop that is opened. */
export const memberRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/shop/members',
    {
      schema: { querystring: queryOf(memberList), response: { 200: pageEnvelope(MemberResource) } },
      config: { access: 'members.manage', operation: 'members.list', summary: 'List who works in the shop' },
    },
    async ({ actor, query }, reply) => {
      const page = await withPlatform(askedBy(database, actor), (tx) =>
        pageIn(tx, memberList, query, { user_id: actor.shopId }),
      )
      return pageOf(reply, page, query, 'Members.')
    },
  )

  app.patch(
    '/shop/members/:id',
    {
      schema: { params: IdParams, body: UpdateMemberRequest, response: { 200: envelope(MemberResource) } },
      config: {
        access: 'members.manage',
        operation: 'members.update',
        summary: 'Give a member another role',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id }, body: { role } }, reply) => {
      const member = await withPlatform(askedBy(database, actor), (tx) => changeRole(tx, actor, { id, role }))
      return success(reply, member, 'Role changed.')
    },
  )

  app.delete(
    '/shop/members/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access: 'members.manage',
        operation: 'members.remove',
        summary: 'Let a member go',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withPlatform(askedBy(database, actor), (tx) => removeMember(tx, actor, id))
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/shop/roles',
    {
      schema: { querystring: queryOf(shopRoleList), response: { 200: pageEnvelope(ShopRoleResource) } },
      config: { access: 'members.manage', operation: 'members.listRoles', summary: 'List the roles of members' },
    },
    async ({ actor, query }, reply) => {
      const page = await readPage(askedBy(database, actor), shopRoleList, query, 'all')
      return pageOf(reply, page, query, 'Roles of members.')
    },
  )

  app.get(
    '/me/shops',
    {
      schema: { querystring: z.strictObject(pageQuery), response: { 200: pageEnvelope(OwnShopResource) } },
      config: { access: 'authenticated', operation: 'me.listShops', summary: 'List the shops that you may open' },
    },
    async ({ actor: { userId, token }, query }, reply) => {
      const page = await withPlatform(askedBy(database, { userId }), (tx) =>
        listOwnShops(tx, { userId, only: token.shopId }, query),
      )
      return pageOf(reply, page, query, 'Your shops.')
    },
  )

  app.delete(
    '/me/shops/:id',
    {
      onRequest: requireFullToken,
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access: 'authenticated',
        operation: 'me.leaveShop',
        summary: 'Leave a shop that is not your own',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withPlatform(askedBy(database, actor), (tx) => leaveShop(tx, actor, id))
      return reply.code(204).send(null)
    },
  )
}
