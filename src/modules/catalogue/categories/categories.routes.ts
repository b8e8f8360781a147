import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readList, withChosenTenant, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { findCategoryOwner } from './categories.queries.ts'
import { CategoryResource, CreateCategoryRequest, UpdateCategoryRequest } from './categories.schemas.ts'
import { categoryList } from './category-list.ts'
import { createCategory, deleteCategory, updateCategory } from './change-categories.ts'

const ListCategoriesQuery = queryOf(categoryList).extend({ user_id: queryId.optional() })

export const categoryRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/categories',
    {
      schema: { querystring: ListCategoriesQuery, response: { 200: pageEnvelope(CategoryResource) } },
      config: { access: 'listings.manage', summary: 'List categories' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, categoryList, query), query, 'Categories.'),
  )

  app.post(
    '/categories',
    {
      schema: { body: CreateCategoryRequest, response: { 201: envelope(CategoryResource) } },
      config: { access: 'listings.manage', idempotent: true, summary: 'Create a category', located: true },
    },
    async (request, reply) => {
      const { actor } = request
      const { user_id, ...category } = request.body
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await createCategory(tx, category)
          const location = `/categories/${resource.id}`
          return answer(reply, { status: 201, message: 'Category created.', location, resource })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.patch(
    '/categories/:id',
    {
      schema: { params: IdParams, body: UpdateCategoryRequest, response: { 200: envelope(CategoryResource) } },
      config: { access: 'listings.manage', summary: 'Change a category, or move it with all that lies in it' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const category = await withOwner(
        database,
        actor,
        (tx) => findCategoryOwner(tx, id),
        (tx) => updateCategory(tx, id, body),
      )
      return success(reply, category, 'Category updated.')
    },
  )

  app.delete(
    '/categories/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access: 'listings.manage',
        summary: 'Delete a category; its listings stay',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findCategoryOwner(tx, id),
        (tx) => deleteCategory(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
