import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { presentedToken, readList, withChosenTenant, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { problemOfLastingUrl } from '#platform/outgoing/guarded-url.ts'
import type { Secrets } from '#platform/secrets.ts'
import { createEndpoint, deleteEndpoint, rotateSecret, updateEndpoint } from './change-endpoints.ts'
import { endpointList } from './endpoint-list.ts'
import { urlRefused } from './webhooks.errors.ts'
import { findEndpointOwner, getEndpoint } from './webhooks.queries.ts'
import {
  CreateEndpointRequest,
  EndpointResource,
  NewSecretResource,
  UpdateEndpointRequest,
} from './webhooks.schemas.ts'

export interface WebhookRouteOptions {
  database: Database
  secrets: Secrets | undefined
  allowPrivate: boolean
}

const access = 'webhooks.manage'
const response = { 200: envelope(EndpointResource) }
const failures = [failureKinds.conflict]

export const webhookRoutes: FastifyPluginAsyncZod<WebhookRouteOptions> = async (app, options) => {
  const { database, secrets, allowPrivate } = options

  /** Before any transaction: names are looked up elsewhere. */
  async function requirePublic(url: string): Promise<void> {
    const problem = await problemOfLastingUrl(url, { allowPrivate })
    if (problem !== undefined) throw urlRefused(problem)
  }

  app.get(
    '/webhook-endpoints',
    {
      schema: {
        querystring: queryOf(endpointList).extend({ user_id: queryId.optional() }),
        response: { 200: pageEnvelope(EndpointResource) },
      },
      config: { access, operation: 'webhookEndpoints.list', summary: 'List webhook endpoints' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, endpointList, query), query, 'Webhook endpoints.'),
  )

  app.post(
    '/webhook-endpoints',
    {
      schema: { body: CreateEndpointRequest, response: { 201: envelope(NewSecretResource) } },
      config: {
        access,
        operation: 'webhookEndpoints.create',
        idempotent: true,
        summary: 'Have events sent to an address; the answer alone shows the secret that they are signed with',
        located: true,
        failures,
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const { user_id, ...asked } = body
      await requirePublic(asked.url)
      // The answer holds the secret: a replay opens with the same token that asked.
      const sealedWith = presentedToken(request)
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(
          tx,
          request,
          actor.userId,
          async () => {
            const resource = await createEndpoint(tx, secrets, asked)
            const location = `/webhook-endpoints/${resource.id}`
            const message = 'Webhook endpoint created. Its secret is shown this once.'
            return answer(reply, { status: 201, message, location, resource })
          },
          { sealedWith },
        ),
      )
      return sendAnswer(reply, created)
    },
  )

  app.get(
    '/webhook-endpoints/:id',
    {
      schema: { params: IdParams, response },
      config: { access, operation: 'webhookEndpoints.get', summary: 'Read a webhook endpoint' },
    },
    async ({ actor, params: { id } }, reply) => {
      const work = await withOwner(
        database,
        actor,
        (tx) => findEndpointOwner(tx, id),
        (tx) => getEndpoint(tx, id),
      )
      return success(reply, work, 'Webhook endpoint.')
    },
  )

  app.patch(
    '/webhook-endpoints/:id',
    {
      schema: { params: IdParams, body: UpdateEndpointRequest, response },
      config: {
        access,
        operation: 'webhookEndpoints.update',
        summary: 'Change a webhook endpoint, or pause it; what waits for one that is paused is given up',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      if (body.url !== undefined) await requirePublic(body.url)
      const endpoint = await withOwner(
        database,
        actor,
        (tx) => findEndpointOwner(tx, id),
        (tx) => updateEndpoint(tx, id, body),
      )
      return success(reply, endpoint, 'Webhook endpoint updated.')
    },
  )

  app.delete(
    '/webhook-endpoints/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access,
        operation: 'webhookEndpoints.delete',
        summary: 'Delete a webhook endpoint, with what was and is to be sent there',
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findEndpointOwner(tx, id),
        (tx) => deleteEndpoint(tx, id),
      )
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/webhook-endpoints/:id/secret-rotation',
    {
      schema: { params: IdParams, response: { 200: envelope(NewSecretResource) } },
      config: {
        access,
        operation: 'webhookEndpoints.rotateSecret',
        summary: 'Make a new signing secret; for 24 hours the one before it signs, too',
        failures,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const rotated = await withOwner(
        database,
        actor,
        (tx) => findEndpointOwner(tx, id),
        (tx) => rotateSecret(tx, secrets, id),
      )
      return success(reply, rotated, 'Secret rotated. The new one is shown this once.')
    },
  )
}
