import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withListScope, withOwner } from '#modules/identity/access/index.ts'
import { findOrderOwner, getOrder } from '#modules/sales/orders/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { addNote } from './add-note.ts'
import { noteList } from './note-list.ts'
import { AddOrderNoteRequest, OrderNoteResource } from './order-notes.schemas.ts'

export const orderNoteRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/orders/:id/notes',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(noteList),
        response: { 200: pageEnvelope(OrderNoteResource) },
      },
      config: { access: 'orders.view', operation: 'orders.listNotes', summary: 'List the notes on an order' },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, async (tx) => {
        const { user_id } = await getOrder(tx, id)
        return pageIn(tx, noteList, query, { user_id, order_id: id })
      })
      return pageOf(reply, page, query, 'Notes.')
    },
  )

  app.post(
    '/orders/:id/notes',
    {
      schema: { params: IdParams, body: AddOrderNoteRequest, response: { 201: envelope(OrderNoteResource) } },
      config: {
        access: 'orders.create',
        operation: 'orders.addNote',
        idempotent: true,
        summary: 'Write a note on an order, for the shop itself or for the buyer, too',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const added = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const resource = await addNote(tx, params.id, body, actor.userId)
            return answer(reply, {
              status: 201,
              message: 'Note added.',
              location: `/orders/${params.id}/notes`,
              resource,
            })
          }),
      )
      return sendAnswer(reply, added)
    },
  )
}
