import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireFullToken } from '#modules/identity/accounts/index.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { inviteMember } from './invite-member.ts'
import { getInvitation, invitationList } from './members.queries.ts'
import { AcceptInvitationRequest, InvitationResource, InviteMemberRequest, OwnShopResource } from './members.schemas.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

/** How somebody becomes a member: a mail to an address, and the token in it, by the account of that address. */
export const invitationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/shop/invitations',
    {
      schema: { querystring: queryOf(invitationList), response: { 200: pageEnvelope(InvitationResource) } },
      config: { access: 'members.manage', operation: 'invitations.list', summary: 'List the open invitations' },
    },
    async ({ actor, query }, reply) => {
      const page = await withPlatform(askedBy(database, actor), (tx) =>
        pageIn(tx, invitationList, query, { user_id: actor.shopId }),
      )
      return pageOf(reply, page, query, 'Invitations.')
    },
  )

  app.get(
    '/shop/invitations/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(InvitationResource) } },
      config: { access: 'members.manage', operation: 'invitations.get', summary: 'Read an invitation' },
    },
    async ({ actor, params: { id } }, reply) => {
      const invitation = await withPlatform(askedBy(database, actor), (tx) =>
        getInvitation(tx, { shopId: actor.shopId, id }),
      )
      return success(reply, invitation, 'Invitation.')
    },
  )

  app.post(
    '/shop/invitations',
    {
      schema: { body: InviteMemberRequest, response: { 201: envelope(InvitationResource) } },
      config: {
        access: 'members.manage',
        operation: 'invitations.create',
        summary: 'Invite somebody into the shop by mail',
        idempotent: true,
        located: true,
        failures: [failureKinds.conflict],
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const created = await withPlatform(askedBy(database, actor), (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await inviteMember(tx, actor, body)
          const location = `/shop/invitations/${resource.id}`
          return answer(reply, { status: 201, message: 'A mail is on its way.', location, resource })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.delete(
    '/shop/invitations/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'members.manage', operation: 'invitations.delete', summary: 'Take an invitation back' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withPlatform(askedBy(database, actor), (tx) => withdrawInvitation(tx, actor, id))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/invitations/acceptance',
    {
      onRequest: requireFullToken,
      schema: { body: AcceptInvitationRequest, response: { 200: envelope(OwnShopResource) } },
      config: {
        access: 'authenticated',
        operation: 'invitations.accept',
        summary: 'Join a shop by the token that was mailed to your address',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, body: { token } }, reply) => {
      const shop = await withPlatform(askedBy(database, actor), (tx) => acceptInvitation(tx, actor, token))
      return success(reply, shop, 'You work in this shop from now on.')
    },
  )
}
