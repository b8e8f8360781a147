import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readList, withChosenTenant, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import {
  createPromotion,
  deletePromotion,
  findPromotionOwner,
  getPromotion,
  updatePromotion,
} from './change-promotions.ts'
import { previewPromotion } from './preview-promotion.ts'
import { promotionList } from './promotion-list.ts'
import {
  CreatePromotionRequest,
  PromotionPreview,
  PromotionResource,
  UpdatePromotionRequest,
} from './promotions.schemas.ts'

const access = 'promotions.manage'
const response = { 200: envelope(PromotionResource) }

export const promotionRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/promotions',
    {
      schema: {
        querystring: queryOf(promotionList).extend({ user_id: queryId.optional() }),
        response: { 200: pageEnvelope(PromotionResource) },
      },
      config: { access, operation: 'promotions.list', summary: 'List promotions' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, promotionList, query), query, 'Promotions.'),
  )

  app.get(
    '/promotions/:id',
    {
      schema: { params: IdParams, response },
      config: { access, operation: 'promotions.get', summary: 'Read a promotion' },
    },
    async ({ actor, params: { id } }, reply) => {
      const promotion = await withOwner(
        database,
        actor,
        (tx) => findPromotionOwner(tx, id),
        (tx) => getPromotion(tx, id),
      )
      return success(reply, promotion, 'Promotion.')
    },
  )

  app.post(
    '/promotions',
    {
      schema: { body: CreatePromotionRequest, response: { 201: envelope(PromotionResource) } },
      config: {
        access,
        operation: 'promotions.create',
        idempotent: true,
        summary: 'Take something off orders: for everybody, or for who enters the code',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor } = request
      const { user_id, ...promotion } = request.body
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await createPromotion(tx, promotion)
          const location = `/promotions/${resource.id}`
          return answer(reply, { status: 201, message: 'Promotion created.', location, resource })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.post(
    '/promotions/preview',
    {
      schema: { body: CreatePromotionRequest, response: { 200: envelope(PromotionPreview) } },
      config: {
        access,
        operation: 'promotions.preview',
        summary: 'What a promotion would have taken off the orders of the last 30 days, had nothing else been off',
      },
    },
    async ({ actor, body: { user_id, ...promotion } }, reply) => {
      const preview = await withChosenTenant(database, actor, user_id, (tx) => previewPromotion(tx, promotion))
      return success(reply, preview, 'Preview.')
    },
  )

  app.patch(
    '/promotions/:id',
    {
      schema: { params: IdParams, body: UpdatePromotionRequest, response },
      config: {
        access,
        operation: 'promotions.update',
        summary: 'Change a promotion; what was ordered keeps what it got',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const promotion = await withOwner(
        database,
        actor,
        (tx) => findPromotionOwner(tx, id),
        (tx) => updatePromotion(tx, id, body),
      )
      return success(reply, promotion, 'Promotion updated.')
    },
  )

  app.delete(
    '/promotions/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access,
        operation: 'promotions.delete',
        summary: 'Delete a promotion; what was ordered keeps what it got',
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findPromotionOwner(tx, id),
        (tx) => deletePromotion(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
