import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readList, withChosenTenant, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { createTaxRate, deleteTaxRate, findTaxRateOwner, updateTaxRate } from './change-tax-rates.ts'
import { taxRateList } from './tax-rate-list.ts'
import { CreateTaxRateRequest, TaxRateResource, UpdateTaxRateRequest } from './taxes.schemas.ts'

const access = 'shop.manage'

export const taxRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/tax-rates',
    {
      schema: {
        querystring: queryOf(taxRateList).extend({ user_id: queryId.optional() }),
        response: { 200: pageEnvelope(TaxRateResource) },
      },
      config: { access, operation: 'taxRates.list', summary: 'List tax rates' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, taxRateList, query), query, 'Tax rates.'),
  )

  app.post(
    '/tax-rates',
    {
      schema: { body: CreateTaxRateRequest, response: { 201: envelope(TaxRateResource) } },
      config: {
        access,
        operation: 'taxRates.create',
        idempotent: true,
        summary: 'Add the rate of a country, or of a region of it, for a class of goods',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor } = request
      const { user_id, ...rate } = request.body
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await createTaxRate(tx, rate)
          return answer(reply, { status: 201, message: 'Tax rate created.', location: '/tax-rates', resource })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.patch(
    '/tax-rates/:id',
    {
      schema: { params: IdParams, body: UpdateTaxRateRequest, response: { 200: envelope(TaxRateResource) } },
      config: { access, operation: 'taxRates.update', summary: 'Change a tax rate; what was sold keeps its own' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const rate = await withOwner(
        database,
        actor,
        (tx) => findTaxRateOwner(tx, id),
        (tx) => updateTaxRate(tx, id, body),
      )
      return success(reply, rate, 'Tax rate updated.')
    },
  )

  app.delete(
    '/tax-rates/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access, operation: 'taxRates.delete', summary: 'Delete a tax rate' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findTaxRateOwner(tx, id),
        (tx) => deleteTaxRate(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
