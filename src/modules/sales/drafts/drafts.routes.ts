import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readList, withChosenTenant, withOwner } from '#modules/identity/access/index.ts'
import { cartClosedKind, hashOfToken, keepPrivate, openCart, takeCartId, toCart } from '#modules/sales/carts/index.ts'
import type { OrderTokens } from '#modules/sales/order-tokens/index.ts'
import { askedBy, type Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { deleteDraft, findDraftOwner, getDraft } from './change-drafts.ts'
import { draftList } from './draft-list.ts'
import { DraftResource, type DraftRow, OpenDraftRequest, OpenedDraft } from './drafts.schemas.ts'
import { findOpenShop } from './find-open-shop.ts'

const description = `For a buyer on the phone. Whoever opens the address sees what is in the cart, and goes on to the shop's checkout with it;
with the token the cart is changed, paid and ordered by the calls of carts, such as \`POST /shops/:shop/carts/:id/order\`. What is not
published, or not to be had, is refused as it is to visitors. It ends thirty days after its last change.`

/** Who buys with an account of a customer may place orders, and sends none: drafts are for who keeps a shop. */
const access = { allOf: ['orders.create', 'orders.fulfill'] } as const

interface DraftDependencies {
  database: Database
  orderTokens: OrderTokens
  /** Where visitors reach this server. */
  appUrl: string
}

export const draftRoutes: FastifyPluginAsyncZod<DraftDependencies> = async (app, dependencies) => {
  const { database, orderTokens, appUrl } = dependencies
  const addressOf = (slug: string, id: number, token: string) => `${appUrl}/shop/${slug}/drafts/${id}.${token}`

  async function toDraft({ slug, token_hash, ...row }: DraftRow): Promise<DraftResource> {
    const token = await orderTokens.ofDraft({ userId: row.user_id, id: row.id })
    // The version before gave drafts a token that nobody can tell again.
    const leads = (row.state === 'open' || row.state === 'paying') && hashOfToken(token) === token_hash
    return { ...row, url: leads ? addressOf(slug, row.id, token) : null }
  }

  app.post(
    '/drafts',
    {
      schema: { body: OpenDraftRequest, response: { 201: envelope(OpenedDraft) } },
      config: {
        access,
        operation: 'drafts.open',
        summary: 'Make a cart for a buyer, and the address that opens it',
        description,
        unshared: true,
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, body: { items, user_id, ...about } }, reply) => {
      const { userId, slug } = await withChosenTenant(database, actor, user_id, findOpenShop)
      const asked = askedBy(database, actor)
      const id = await takeCartId(asked, userId)
      const draft = { id, token: await orderTokens.ofDraft({ userId, id }) }
      const { content, token } = await openCart(asked, userId, { items, about, draft })
      const opened = { cart: toCart(content), token, url: addressOf(slug, id, token) }
      return keepPrivate(reply)
        .code(201)
        .send(success(reply, opened, 'Draft opened.'))
    },
  )

  app.get(
    '/drafts',
    {
      schema: {
        querystring: queryOf(draftList).extend({ user_id: queryId.optional() }),
        response: { 200: pageEnvelope(DraftResource) },
      },
      config: { access, operation: 'drafts.list', summary: 'List the carts that were made for buyers', unshared: true },
    },
    async ({ actor, query }, reply) => {
      const page = await readList(database, actor, draftList, query)
      const rows = await Promise.all(page.rows.map(toDraft))
      return pageOf(keepPrivate(reply), { ...page, rows }, query, 'Drafts.')
    },
  )

  app.get(
    '/drafts/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(DraftResource) } },
      config: { access, operation: 'drafts.get', summary: 'Read a cart that was made for a buyer', unshared: true },
    },
    async ({ actor, params: { id } }, reply) => {
      const row = await withOwner(
        database,
        actor,
        (tx) => findDraftOwner(tx, id),
        (tx) => getDraft(tx, id),
      )
      return success(keepPrivate(reply), await toDraft(row), 'Draft.')
    },
  )

  app.delete(
    '/drafts/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: {
        access,
        operation: 'drafts.delete',
        summary: 'Give up a cart that was made for a buyer: its address leads nowhere any more',
        failures: [cartClosedKind],
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findDraftOwner(tx, id),
        (tx) => deleteDraft(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
